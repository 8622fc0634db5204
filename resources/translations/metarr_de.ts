<?xml version='1.0' encoding='utf-8'?>
<TS version="2.1" language="de">
  <context>
    <name />
    <message>
      <source>needs you: not identified</source>
      <translation>braucht dich: nicht bestimmt</translation>
    </message>
    <message>
      <source>file is missing</source>
      <translation>Datei fehlt</translation>
    </message>
    <message>
      <source>enriching now</source>
      <translation>wird gerade angereichert</translation>
    </message>
    <message>
      <source>on a disk that is away</source>
      <translation>auf einem Laufwerk, das getrennt ist</translation>
    </message>
    <message>
      <source>locked: {fields}</source>
      <translation>gesperrt: {fields}</translation>
    </message>
    <message>
      <source>has fields locked by you</source>
      <translation>hat von dir gesperrte Felder</translation>
    </message>
    <message>
      <source>changed since last published</source>
      <translation>seit dem letzten Veröffentlichen geändert</translation>
    </message>
    <message>
      <source>watched</source>
      <translation>gesehen</translation>
    </message>
    <message>
      <source>chosen</source>
      <translation>gewählt</translation>
    </message>
    <message>
      <source>not here</source>
      <translation>nicht hier</translation>
    </message>
  </context>
  <context>
    <name>About</name>
    <message>
      <source>About Metarr Desktop</source>
      <translation>Über Metarr Desktop</translation>
    </message>
    <message>
      <source>Version {version}
Python {python}, Qt {qt}, PySide {pyside}
{system}
{data}</source>
      <translation>Version {version}
Python {python}, Qt {qt}, PySide {pyside}
{system}
{data}</translation>
    </message>
    <message>
      <source>Library in {folder}</source>
      <translation>Mediathek in {folder}</translation>
    </message>
    <message>
      <source>Free software under the GNU General Public License, version 3 or later. It comes with no warranty; you may change it and pass it on under the same terms.</source>
      <translation>Freie Software unter der GNU General Public License, Version 3 oder später. Sie kommt ohne jede Gewähr; du darfst sie ändern und unter denselben Bedingungen weitergeben.</translation>
    </message>
    <message>
      <source>Metarr Desktop</source>
      <translation>Metarr Desktop</translation>
    </message>
    <message>
      <source>Scan, correct, lock, publish – and see exactly that in your player.</source>
      <translation>Durchsuchen, berichtigen, sperren, veröffentlichen – und genau das in deinem Player sehen.</translation>
    </message>
    <message>
      <source>Where titles and pictures come from</source>
      <translation>Woher Titel und Bilder kommen</translation>
    </message>
    <message>
      <source>Made with</source>
      <translation>Womit es gebaut ist</translation>
    </message>
    <message>
      <source>Whose work it is</source>
      <translation>Wessen Arbeit es ist</translation>
    </message>
    <message>
      <source>Terms</source>
      <translation>Bedingungen</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
  </context>
  <context>
    <name>Actions</name>
    <message>
      <source>&amp;Add a folder…</source>
      <translation>&amp;Ordner hinzufügen…</translation>
    </message>
    <message>
      <source>&amp;First steps…</source>
      <translation>&amp;Erste Schritte…</translation>
    </message>
    <message>
      <source>&amp;Close the window</source>
      <translation>Fenster &amp;schließen</translation>
    </message>
    <message>
      <source>&amp;Quit</source>
      <translation>&amp;Beenden</translation>
    </message>
    <message>
      <source>&amp;Undo</source>
      <translation>&amp;Rückgängig</translation>
    </message>
    <message>
      <source>&amp;Redo</source>
      <translation>&amp;Wiederholen</translation>
    </message>
    <message>
      <source>&amp;Find</source>
      <translation>&amp;Suchen</translation>
    </message>
    <message>
      <source>&amp;Keep as a view…</source>
      <translation>Als Ansicht &amp;merken …</translation>
    </message>
    <message>
      <source>Fi&amp;lter</source>
      <translation>Fi&amp;lter</translation>
    </message>
    <message>
      <source>&amp;Commands…</source>
      <translation>&amp;Befehle…</translation>
    </message>
    <message>
      <source>&amp;Wall</source>
      <translation>&amp;Wand</translation>
    </message>
    <message>
      <source>&amp;Table</source>
      <translation>&amp;Tabelle</translation>
    </message>
    <message>
      <source>&amp;Sidebar</source>
      <translation>&amp;Seitenleiste</translation>
    </message>
    <message>
      <source>&amp;Details</source>
      <translation>&amp;Details</translation>
    </message>
    <message>
      <source>&amp;Back</source>
      <translation>&amp;Zurück</translation>
    </message>
    <message>
      <source>&amp;Forward</source>
      <translation>&amp;Vorwärts</translation>
    </message>
    <message>
      <source>&amp;Larger cards</source>
      <translation>&amp;Größere Karten</translation>
    </message>
    <message>
      <source>S&amp;maller cards</source>
      <translation>&amp;Kleinere Karten</translation>
    </message>
    <message>
      <source>F&amp;ull screen</source>
      <translation>Voll&amp;bild</translation>
    </message>
    <message>
      <source>&amp;Scan all libraries</source>
      <translation>Alle Mediatheken &amp;durchsuchen</translation>
    </message>
    <message>
      <source>&amp;What scans found</source>
      <translation>&amp;Was Suchläufe fanden</translation>
    </message>
    <message>
      <source>&amp;Publish everything unpublished…</source>
      <translation>Alles Unveröffentlichte &amp;veröffentlichen…</translation>
    </message>
    <message>
      <source>Rena&amp;me everything…</source>
      <translation>Alles umb&amp;enennen…</translation>
    </message>
    <message>
      <source>Add a &amp;title without a file…</source>
      <translation>&amp;Titel ohne Datei hinzufügen…</translation>
    </message>
    <message>
      <source>&amp;Identify new titles</source>
      <translation>&amp;Neue Titel bestimmen</translation>
    </message>
    <message>
      <source>&amp;Enrich everything</source>
      <translation>Alles an&amp;reichern</translation>
    </message>
    <message>
      <source>&amp;Identify</source>
      <translation>&amp;Bestimmen</translation>
    </message>
    <message>
      <source>&amp;Suggestions</source>
      <translation>V&amp;orschläge</translation>
    </message>
    <message>
      <source>&amp;Verify</source>
      <translation>&amp;Prüfen</translation>
    </message>
    <message>
      <source>&amp;Activity</source>
      <translation>&amp;Aktivität</translation>
    </message>
    <message>
      <source>&amp;Notifications</source>
      <translation>Be&amp;nachrichtigungen</translation>
    </message>
    <message>
      <source>All &amp;players</source>
      <translation>Alle &amp;Player</translation>
    </message>
    <message>
      <source>&amp;Add a player…</source>
      <translation>Player &amp;hinzufügen…</translation>
    </message>
    <message>
      <source>&amp;Sync all players now</source>
      <translation>Alle Player jetzt &amp;abgleichen</translation>
    </message>
    <message>
      <source>&amp;Trash</source>
      <translation>Papier&amp;korb</translation>
    </message>
    <message>
      <source>St&amp;atistics</source>
      <translation>St&amp;atistik</translation>
    </message>
    <message>
      <source>&amp;Diagnostics</source>
      <translation>D&amp;iagnose</translation>
    </message>
    <message>
      <source>S&amp;ettings</source>
      <translation>&amp;Einstellungen</translation>
    </message>
    <message>
      <source>&amp;Words to search with</source>
      <translation>&amp;Suchwörter</translation>
    </message>
    <message>
      <source>&amp;Keys</source>
      <translation>&amp;Tasten</translation>
    </message>
    <message>
      <source>&amp;About Metarr Desktop</source>
      <translation>&amp;Über Metarr Desktop</translation>
    </message>
  </context>
  <context>
    <name>Activity</name>
    <message>
      <source>Needs a look</source>
      <translation>Bitte ansehen</translation>
    </message>
    <message>
      <source>Running</source>
      <translation>Läuft</translation>
    </message>
    <message>
      <source>Waiting</source>
      <extracomment>Beside the views of jobs: what managers told.</extracomment>
      <translation>Wartet</translation>
    </message>
    <message>
      <source>Done · last hour</source>
      <translation>Fertig · letzte Stunde</translation>
    </message>
    <message>
      <source>{done} of {total}</source>
      <translation>{done} von {total}</translation>
    </message>
    <message>
      <source>{done} so far</source>
      <translation>{done} bisher</translation>
    </message>
    <message>
      <source>Stopping; what is done stays.</source>
      <translation>Wird beendet; was fertig ist, bleibt.</translation>
    </message>
    <message>
      <source>{rate} a second</source>
      <translation>{rate} pro Sekunde</translation>
    </message>
    <message>
      <source>{span} left</source>
      <translation>noch {span}</translation>
    </message>
    <message>
      <source>Started {when}</source>
      <translation>Begonnen {when}</translation>
    </message>
    <message>
      <source>Planned</source>
      <translation>Geplant</translation>
    </message>
    <message>
      <source>Nothing is going on just now.</source>
      <translation>Gerade ist nichts zu tun.</translation>
    </message>
    <message>
      <source>Running · {count} of {workers} workers</source>
      <translation>Läuft · {count} von {workers} Arbeitern</translation>
    </message>
    <message>
      <source>Running · {count} of {workers} workers, one is kept free for you</source>
      <translation>Läuft · {count} von {workers} Arbeitern, einer bleibt für dich frei</translation>
    </message>
    <message>
      <source>Reading…</source>
      <translation>Wird gelesen …</translation>
    </message>
    <message>
      <source>Reading further back… {count} looked at so far</source>
      <translation>Weiter zurück wird gelesen … {count} bisher angesehen</translation>
    </message>
    <message>
      <source>This is all: jobs are kept for {days} days, failed ones for {failed_days}.</source>
      <translation>Das ist alles: Aufträge bleiben {days} Tage aufgehoben, fehlgeschlagene {failed_days}.</translation>
    </message>
    <message>
      <source>paused</source>
      <translation>angehalten</translation>
    </message>
    <message>
      <source>after “{job}”</source>
      <translation>nach „{job}“</translation>
    </message>
    <message>
      <source>again at {clock}</source>
      <translation>wieder um {clock}</translation>
    </message>
    <message>
      <source>since {when}</source>
      <translation>seit {when}</translation>
    </message>
    <message>
      <source>follows “{job}”</source>
      <translation>folgt auf „{job}“</translation>
    </message>
    <message>
      <source>You paused it; what was done is kept.</source>
      <translation>Du hast ihn angehalten; was getan ist, bleibt.</translation>
    </message>
    <message>
      <source>{error} It is tried again by itself.</source>
      <translation>{error} Es wird von selbst noch einmal versucht.</translation>
    </message>
    <message>
      <source>Priority {priority}</source>
      <translation>Priorität {priority}</translation>
    </message>
    <message>
      <source>Could not be used: {count}.</source>
      <translation>Nicht verwendbar: {count}.</translation>
    </message>
    <message>
      <source>Problems: {count}.</source>
      <translation>Probleme: {count}.</translation>
    </message>
    <message>
      <source>Some files stay as they are.</source>
      <translation>Einige Dateien bleiben, wie sie sind.</translation>
    </message>
    <message>
      <source>{count} purged from the trash.</source>
      <translation>{count} endgültig aus dem Papierkorb gelöscht.</translation>
    </message>
    <message>
      <source>{count} read.</source>
      <translation>{count} gelesen.</translation>
    </message>
    <message>
      <source>{count} to be asked about again.</source>
      <translation>{count} werden noch einmal abgefragt.</translation>
    </message>
    <message>
      <source>Nothing to do.</source>
      <translation>Nichts zu tun.</translation>
    </message>
    <message>
      <source>first</source>
      <translation>zuerst</translation>
    </message>
    <message>
      <source>normal</source>
      <translation>normal</translation>
    </message>
    <message>
      <source>background</source>
      <translation>Hintergrund</translation>
    </message>
  </context>
  <context>
    <name>ActivityPage</name>
    <message>
      <source>Now</source>
      <translation>Jetzt</translation>
    </message>
    <message>
      <source>Failed</source>
      <translation>Fehlgeschlagen</translation>
    </message>
    <message>
      <source>History</source>
      <translation>Verlauf</translation>
    </message>
    <message>
      <source>Webhooks</source>
      <translation>Webhooks</translation>
    </message>
    <message>
      <source>Which jobs</source>
      <translation>Welche Aufträge</translation>
    </message>
    <message>
      <source>Everything</source>
      <translation>Alles</translation>
    </message>
    <message>
      <source>With problems</source>
      <translation>Mit Problemen</translation>
    </message>
    <message>
      <source>Cancelled</source>
      <translation>Abgebrochen</translation>
    </message>
    <message>
      <source>How they ended</source>
      <translation>Wie sie endeten</translation>
    </message>
    <message>
      <source>Search the history</source>
      <translation>Verlauf durchsuchen</translation>
    </message>
    <message>
      <source>Pause all</source>
      <translation>Alle anhalten</translation>
    </message>
    <message>
      <source>Jobs</source>
      <translation>Aufträge</translation>
    </message>
    <message>
      <source>Activity</source>
      <translation>Aktivität</translation>
    </message>
    <message>
      <source>Nothing failed</source>
      <translation>Nichts ist fehlgeschlagen</translation>
    </message>
    <message>
      <source>Work that could not be done waits here to be tried again.</source>
      <translation>Was nicht erledigt werden konnte, wartet hier auf einen neuen Versuch.</translation>
    </message>
    <message>
      <source>Choose Everything above, or look for other words.</source>
      <translation>Wähle oben „Alles“ oder suche nach anderen Wörtern.</translation>
    </message>
    <message>
      <source>Nothing in the history fits</source>
      <translation>Nichts im Verlauf passt</translation>
    </message>
    <message>
      <source>Show everything</source>
      <translation>Alles zeigen</translation>
    </message>
    <message>
      <source>Nothing is going on</source>
      <translation>Gerade passiert nichts</translation>
    </message>
    <message>
      <source>Scans, publishing and talks with players appear here while they run, with what came of them.</source>
      <translation>Suchläufe, Veröffentlichungen und Gespräche mit Playern erscheinen hier, während sie laufen, samt dem, was dabei herauskam.</translation>
    </message>
    <message>
      <source>Scan all libraries</source>
      <translation>Alle Mediatheken durchsuchen</translation>
    </message>
    <message>
      <source>Add a folder</source>
      <translation>Ordner hinzufügen</translation>
    </message>
    <message>
      <source>Do it now</source>
      <translation>Jetzt erledigen</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Anhalten</translation>
    </message>
    <message>
      <source>Do it first</source>
      <translation>Zuerst erledigen</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Erneut versuchen</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Copy details</source>
      <translation>Details kopieren</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Fortsetzen</translation>
    </message>
  </context>
  <context>
    <name>Actor</name>
    <message>
      <source>You</source>
      <translation>Du</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>File name</source>
      <translation>Dateiname</translation>
    </message>
    <message>
      <source>Tags in the file</source>
      <translation>Tags in der Datei</translation>
    </message>
    <message>
      <source>NFO</source>
      <translation>NFO</translation>
    </message>
    <message>
      <source>Provider</source>
      <translation>Anbieter</translation>
    </message>
    <message>
      <source>Webhook</source>
      <translation>Webhook</translation>
    </message>
    <message>
      <source>Player</source>
      <translation>Player</translation>
    </message>
    <message>
      <source>Metarr</source>
      <translation>Metarr</translation>
    </message>
    <message>
      <source>Beside the file</source>
      <translation>Neben der Datei</translation>
    </message>
    <message>
      <source>{who} says, {when}</source>
      <translation>{who} sagt, {when}</translation>
    </message>
  </context>
  <context>
    <name>AddingDialog</name>
    <message>
      <source>Add</source>
      <translation>Hinzufügen</translation>
    </message>
  </context>
  <context>
    <name>ArtistHead</name>
    <message>
      <source>Edit artist</source>
      <translation>Interpret bearbeiten</translation>
    </message>
    <message>
      <source>Details</source>
      <translation>Details</translation>
    </message>
    <message>
      <source>Show or hide the details of what is chosen</source>
      <translation>Details zur Auswahl zeigen oder verbergen</translation>
    </message>
    <message numerus="yes">
      <source>%n album(s)</source>
      <translation>
        <numerusform>%n Album</numerusform>
        <numerusform>%n Alben</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n locked</source>
      <translation>
        <numerusform>%n gesperrt</numerusform>
        <numerusform>%n gesperrt</numerusform>
      </translation>
    </message>
    <message>
      <source>to publish</source>
      <translation>zu veröffentlichen</translation>
    </message>
  </context>
  <context>
    <name>ArtistList</name>
    <message>
      <source>Artists</source>
      <translation>Interpreten</translation>
    </message>
  </context>
  <context>
    <name>Artwork</name>
    <message>
      <source>no text</source>
      <translation>kein Text</translation>
    </message>
    <message>
      <source>size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>shape</source>
      <translation>Form</translation>
    </message>
    <message>
      <source>language</source>
      <translation>Sprache</translation>
    </message>
    <message>
      <source>votes</source>
      <translation>Stimmen</translation>
    </message>
    <message>
      <source>provider</source>
      <translation>Anbieter</translation>
    </message>
    <message>
      <source>Too small to be chosen by itself.</source>
      <translation>Zu klein, um von selbst gewählt zu werden.</translation>
    </message>
  </context>
  <context>
    <name>ArtworkTab</name>
    <message>
      <source>Add a picture</source>
      <translation>Bild hinzufügen</translation>
    </message>
    <message>
      <source>Pictures</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <source>Address of the picture (https://…)</source>
      <translation>Adresse des Bildes (https://…)</translation>
    </message>
    <message>
      <source>Candidates</source>
      <translation>Kandidaten</translation>
    </message>
    <message>
      <source>Use this</source>
      <translation>Dieses verwenden</translation>
    </message>
    <message>
      <source>Use as well</source>
      <translation>Auch verwenden</translation>
    </message>
    <message>
      <source>Take out</source>
      <translation>Herausnehmen</translation>
    </message>
    <message>
      <source>Put first</source>
      <translation>An den Anfang</translation>
    </message>
    <message>
      <source>Never offer again</source>
      <translation>Nie wieder anbieten</translation>
    </message>
    <message>
      <source>Show large</source>
      <translation>Groß zeigen</translation>
    </message>
    <message>
      <source>Kinds of pictures</source>
      <translation>Bildarten</translation>
    </message>
    <message>
      <source>From a file…</source>
      <translation>Aus einer Datei…</translation>
    </message>
    <message>
      <source>From an address…</source>
      <translation>Von einer Adresse…</translation>
    </message>
    <message>
      <source>Paste from the clipboard</source>
      <translation>Aus der Zwischenablage einfügen</translation>
    </message>
    <message>
      <source>Look for pictures now</source>
      <translation>Jetzt nach Bildern suchen</translation>
    </message>
    <message>
      <source>{kind} emptied and locked</source>
      <translation>{kind} geleert und gesperrt</translation>
    </message>
    <message>
      <source>Drop a picture on a kind to use it. What you choose is locked; nothing automatic changes it.</source>
      <translation>Zieh ein Bild auf eine Bildart, um es zu verwenden. Was du wählst, ist gesperrt; nichts Automatisches ändert es.</translation>
    </message>
    <message>
      <source>A click or Enter chooses a picture and locks it. The right button has more.</source>
      <translation>Ein Klick oder Enter wählt ein Bild und sperrt es. Die rechte Taste bietet mehr.</translation>
    </message>
    <message>
      <source>Reading what is on offer…</source>
      <translation>Angebot wird gelesen…</translation>
    </message>
    <message>
      <source>No candidate fits</source>
      <translation>Kein Kandidat passt</translation>
    </message>
    <message>
      <source>Choose another language, size or provider above.</source>
      <translation>Wähle oben eine andere Sprache, Größe oder einen anderen Anbieter.</translation>
    </message>
    <message>
      <source>No {kind} yet</source>
      <translation>Noch nichts für {kind}</translation>
    </message>
    <message>
      <source>Drop a picture here, paste one, or add a file. Pictures beside the files come with a scan.</source>
      <translation>Zieh ein Bild hierher, füge eines ein oder nimm eine Datei. Bilder neben den Dateien kommen mit einem Suchlauf.</translation>
    </message>
    <message>
      <source>Providers can offer some once it is known which title this is.</source>
      <translation>Anbieter können welche anbieten, sobald feststeht, welcher Titel das ist.</translation>
    </message>
    <message>
      <source>Use the larger one</source>
      <translation>Das größere verwenden</translation>
    </message>
    <message>
      <source>{kind} chosen and locked</source>
      <translation>{kind} gewählt und gesperrt</translation>
    </message>
    <message>
      <source>{kind} added and locked</source>
      <translation>{kind} hinzugefügt und gesperrt</translation>
    </message>
    <message>
      <source>{kind} taken out and locked</source>
      <translation>{kind} herausgenommen und gesperrt</translation>
    </message>
    <message>
      <source>Looking for pictures</source>
      <translation>Bilder werden gesucht</translation>
    </message>
    <message>
      <source>clipboard</source>
      <translation>Zwischenablage</translation>
    </message>
    <message>
      <source>There is no picture on the clipboard</source>
      <translation>In der Zwischenablage ist kein Bild</translation>
    </message>
    <message>
      <source>dropped picture</source>
      <translation>abgelegtes Bild</translation>
    </message>
  </context>
  <context>
    <name>AtLogin</name>
    <message>
      <source>At login</source>
      <translation>Beim Anmelden</translation>
    </message>
    <message>
      <source>What is written</source>
      <translation>Was geschrieben wird</translation>
    </message>
  </context>
  <context>
    <name>AtLoginPanel</name>
    <message>
      <source>Open in the tray at login</source>
      <translation>Beim Anmelden im Infobereich öffnen</translation>
    </message>
    <message>
      <source>An entry in your own autostart folder; switching it off removes the file.</source>
      <translation>Ein Eintrag in deinem eigenen Autostart-Ordner; Ausschalten entfernt die Datei.</translation>
    </message>
    <message>
      <source>Unit of systemd for running without a window</source>
      <translation>Unit von systemd für den Betrieb ohne Fenster</translation>
    </message>
    <message>
      <source>Only written, never begun by itself: {command}</source>
      <translation>Wird nur geschrieben, nie von selbst gestartet: {command}</translation>
    </message>
  </context>
  <context>
    <name>AutomationStep</name>
    <message>
      <source>Titles and plots</source>
      <translation>Titel und Handlungen</translation>
    </message>
    <message>
      <source>Certificates for</source>
      <translation>Altersfreigaben für</translation>
    </message>
    <message>
      <source>How it should work</source>
      <translation>Wie es arbeiten soll</translation>
    </message>
    <message>
      <source>Automation</source>
      <translation>Automatik</translation>
    </message>
    <message>
      <source>Ask me first</source>
      <translation>Mich erst fragen</translation>
    </message>
    <message>
      <source>Scans read what is there. Nobody is asked and nothing is written until you say so.</source>
      <translation>Suchläufe lesen, was da ist. Niemand wird gefragt und nichts geschrieben, bis du es sagst.</translation>
    </message>
    <message>
      <source>Do the sure ones</source>
      <translation>Die sicheren erledigen</translation>
    </message>
    <message>
      <source>Match what is sure, fetch data and pictures. Publishing waits for you.</source>
      <translation>Zuordnen, was sicher ist, Daten und Bilder holen. Das Veröffentlichen wartet auf dich.</translation>
    </message>
    <message>
      <source>Do it all</source>
      <translation>Alles erledigen</translation>
    </message>
    <message>
      <source>Also publish NFO files and artwork and tell the players. Everything can be undone.</source>
      <translation>Auch NFO-Dateien und Bilder veröffentlichen und den Playern Bescheid geben. Alles lässt sich rückgängig machen.</translation>
    </message>
  </context>
  <context>
    <name>Backup</name>
    <message>
      <source>Every night</source>
      <translation>Jede Nacht</translation>
    </message>
    <message>
      <source>Made by you</source>
      <translation>Von dir erstellt</translation>
    </message>
    <message>
      <source>Before an upgrade</source>
      <translation>Vor einem Upgrade</translation>
    </message>
    <message>
      <source>Before a restore</source>
      <translation>Vor einer Wiederherstellung</translation>
    </message>
    <message>
      <source>All backups lie on the disk of the library. Name a second place on another disk.</source>
      <translation>Alle Sicherungen liegen auf dem Laufwerk der Mediathek. Nenne einen zweiten Ort auf einem anderen Laufwerk.</translation>
    </message>
    <message>
      <source>The second place is on the library's own disk: both would be lost with it.</source>
      <translation>Der zweite Ort liegt auf dem Laufwerk der Mediathek selbst: beide gingen mit ihm verloren.</translation>
    </message>
    <message>
      <source>The second place is not there. A backup was last copied to it {when}.</source>
      <translation>Der zweite Ort ist nicht da. Zuletzt wurde {when} eine Sicherung dorthin kopiert.</translation>
    </message>
    <message>
      <source>The second place is not there. No backup was copied to it yet.</source>
      <translation>Der zweite Ort ist nicht da. Noch keine Sicherung wurde dorthin kopiert.</translation>
    </message>
    <message>
      <source>Titles: {titles} now, {titles_then} then. Locked fields: {locks} now, {locks_then} then.</source>
      <translation>Titel: jetzt {titles}, damals {titles_then}. Gesperrte Felder: jetzt {locks}, damals {locks_then}.</translation>
    </message>
    <message>
      <source>The library as it is then is kept as a backup of its own.</source>
      <translation>Die Mediathek, wie sie dann ist, wird als eigene Sicherung aufbewahrt.</translation>
    </message>
    <message>
      <source>No edit of yours would be lost.</source>
      <translation>Keine deiner Änderungen ginge verloren.</translation>
    </message>
    <message numerus="yes">
      <source>%n edit(s) of yours that it does not have would be gone:</source>
      <translation>
        <numerusform>%n Änderung von dir, die sie nicht enthält, wäre verloren:</numerusform>
        <numerusform>%n Änderungen von dir, die sie nicht enthält, wären verloren:</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>BackupPanel</name>
    <message>
      <source>There are no backups yet. One is made every night; “Back up now” makes one at once.</source>
      <translation>Noch gibt es keine Sicherungen. Jede Nacht wird eine erstellt; „Jetzt sichern“ erstellt sofort eine.</translation>
    </message>
    <message>
      <source>Back up now</source>
      <translation>Jetzt sichern</translation>
    </message>
    <message>
      <source>Restore at the next start</source>
      <translation>Beim nächsten Start wiederherstellen</translation>
    </message>
    <message>
      <source>Remove…</source>
      <translation>Entfernen…</translation>
    </message>
    <message>
      <source>Backups: when and why each was made, and what it holds</source>
      <translation>Sicherungen: wann und warum jede erstellt wurde und was sie enthält</translation>
    </message>
    <message>
      <source>Backups</source>
      <translation>Sicherungen</translation>
    </message>
    <message>
      <source>{name} is restored when Metarr is started the next time.</source>
      <translation>{name} wird wiederhergestellt, wenn Metarr das nächste Mal startet.</translation>
    </message>
    <message>
      <source>Do not restore</source>
      <translation>Nicht wiederherstellen</translation>
    </message>
    <message>
      <source>Choose a backup to see what restoring it would change.</source>
      <translation>Wähle eine Sicherung, um zu sehen, was ihre Wiederherstellung ändern würde.</translation>
    </message>
    <message>
      <source>Comparing with the library as it is now…</source>
      <translation>Wird mit der jetzigen Mediathek verglichen…</translation>
    </message>
    <message>
      <source>Checking the backup and preparing it…</source>
      <translation>Sicherung wird geprüft und vorbereitet…</translation>
    </message>
    <message>
      <source>The backup is restored when Metarr is started the next time</source>
      <translation>Die Sicherung wird wiederhergestellt, wenn Metarr das nächste Mal startet</translation>
    </message>
    <message>
      <source>Remove this backup for good?</source>
      <translation>Diese Sicherung endgültig entfernen?</translation>
    </message>
    <message>
      <source>{name}, {size}. The library itself and all other backups stay.</source>
      <translation>{name}, {size}. Die Mediathek selbst und alle anderen Sicherungen bleiben.</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>Behalten</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
  </context>
  <context>
    <name>BackupsModel</name>
    <message>
      <source>Made</source>
      <translation>Erstellt</translation>
    </message>
    <message>
      <source>Why</source>
      <translation>Warum</translation>
    </message>
    <message>
      <source>Titles</source>
      <translation>Titel</translation>
    </message>
    <message>
      <source>Edits</source>
      <translation>Änderungen</translation>
    </message>
    <message>
      <source>Locks</source>
      <translation>Sperren</translation>
    </message>
    <message>
      <source>Own pictures</source>
      <translation>Eigene Bilder</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>Cannot be used</source>
      <translation>Nicht verwendbar</translation>
    </message>
    <message>
      <source>Restored at the next start</source>
      <translation>Wird beim nächsten Start wiederhergestellt</translation>
    </message>
  </context>
  <context>
    <name>Badges</name>
    <message>
      <source>Chosen</source>
      <translation>Gewählt</translation>
    </message>
    <message>
      <source>changed since last published</source>
      <translation>seit der letzten Veröffentlichung geändert</translation>
    </message>
    <message>
      <source>chosen</source>
      <translation>gewählt</translation>
    </message>
    <message>
      <source>enriching now</source>
      <translation>wird gerade angereichert</translation>
    </message>
    <message>
      <source>file is missing</source>
      <translation>Datei fehlt</translation>
    </message>
    <message>
      <source>has fields locked by you</source>
      <translation>hat von dir gesperrte Felder</translation>
    </message>
    <message>
      <source>locked: {fields}</source>
      <translation>gesperrt: {fields}</translation>
    </message>
    <message>
      <source>needs you: not identified</source>
      <translation>braucht dich: nicht bestimmt</translation>
    </message>
    <message>
      <source>not here</source>
      <translation>nicht hier</translation>
    </message>
    <message>
      <source>on a disk that is away</source>
      <translation>auf einem getrennten Laufwerk</translation>
    </message>
    <message>
      <source>watched</source>
      <translation>gesehen</translation>
    </message>
  </context>
  <context>
    <name>Batch</name>
    <message>
      <source>Edited</source>
      <translation>Bearbeitet</translation>
    </message>
    <message>
      <source>Locked</source>
      <translation>Gesperrt</translation>
    </message>
    <message>
      <source>Unlocked</source>
      <translation>Entsperrt</translation>
    </message>
    <message>
      <source>Suggestion accepted</source>
      <translation>Vorschlag angenommen</translation>
    </message>
    <message>
      <source>Picture chosen</source>
      <translation>Bild gewählt</translation>
    </message>
    <message>
      <source>Word renamed</source>
      <translation>Wort umbenannt</translation>
    </message>
    <message>
      <source>Alias removed</source>
      <translation>Alias entfernt</translation>
    </message>
    <message>
      <source>View saved</source>
      <translation>Ansicht gemerkt</translation>
    </message>
    <message>
      <source>View changed</source>
      <translation>Ansicht geändert</translation>
    </message>
    <message>
      <source>Views put in order</source>
      <translation>Ansichten geordnet</translation>
    </message>
    <message>
      <source>View removed</source>
      <translation>Ansicht entfernt</translation>
    </message>
    <message>
      <source>File ignored</source>
      <translation>Datei ignoriert</translation>
    </message>
    <message>
      <source>File no longer ignored</source>
      <translation>Datei nicht mehr ignoriert</translation>
    </message>
    <message>
      <source>Moved to the trash</source>
      <translation>In den Papierkorb gelegt</translation>
    </message>
    <message>
      <source>Taken out of the trash</source>
      <translation>Aus dem Papierkorb geholt</translation>
    </message>
    <message>
      <source>File moved to the trash</source>
      <translation>Datei in den Papierkorb gelegt</translation>
    </message>
    <message>
      <source>Titles merged</source>
      <translation>Titel zusammengeführt</translation>
    </message>
    <message>
      <source>Split off into a title of its own</source>
      <translation>Als eigener Titel abgetrennt</translation>
    </message>
    <message>
      <source>File made an extra</source>
      <translation>Datei zum Extra gemacht</translation>
    </message>
    <message>
      <source>File made a version</source>
      <translation>Datei zur Fassung gemacht</translation>
    </message>
    <message>
      <source>Version named</source>
      <translation>Fassung benannt</translation>
    </message>
    <message>
      <source>Version chosen to play</source>
      <translation>Fassung zum Abspielen gewählt</translation>
    </message>
    <message>
      <source>Files given to episodes</source>
      <translation>Dateien Folgen zugeordnet</translation>
    </message>
    <message>
      <source>File taken out of the trash</source>
      <translation>Datei aus dem Papierkorb geholt</translation>
    </message>
    <message>
      <source>Known again after a purge</source>
      <translation>Nach endgültigem Löschen wieder bekannt</translation>
    </message>
    <message>
      <source>Folder removed</source>
      <translation>Ordner entfernt</translation>
    </message>
    <message>
      <source>Folder looked for elsewhere</source>
      <translation>Ordner anderswo gesucht</translation>
    </message>
    <message>
      <source>Library removed</source>
      <translation>Mediathek entfernt</translation>
    </message>
    <message>
      <source>Published</source>
      <translation>Veröffentlicht</translation>
    </message>
    <message>
      <source>Files put right</source>
      <translation>Dateien berichtigt</translation>
    </message>
    <message>
      <source>Renamed</source>
      <translation>Umbenannt</translation>
    </message>
    <message>
      <source>Taken back</source>
      <translation>Zurückgenommen</translation>
    </message>
    <message>
      <source>Found by a scan</source>
      <translation>Von einem Suchlauf gefunden</translation>
    </message>
    <message>
      <source>Read from files</source>
      <translation>Aus Dateien gelesen</translation>
    </message>
    <message>
      <source>Identified</source>
      <translation>Bestimmt</translation>
    </message>
    <message>
      <source>Enriched</source>
      <translation>Angereichert</translation>
    </message>
    <message>
      <source>Artwork fetched</source>
      <translation>Bilder geholt</translation>
    </message>
    <message>
      <source>Said to be your own</source>
      <translation>Als dein eigenes angegeben</translation>
    </message>
    <message>
      <source>No longer said to be your own</source>
      <translation>Nicht mehr als dein eigenes angegeben</translation>
    </message>
    <message>
      <source>Added without a file</source>
      <translation>Ohne Datei hinzugefügt</translation>
    </message>
    <message>
      <source>Given back from the sidecar</source>
      <translation>Aus der Begleitdatei zurückgeholt</translation>
    </message>
    <message>
      <source>Trailer that leads nowhere taken off</source>
      <translation>Ins Leere führender Trailer entfernt</translation>
    </message>
    <message>
      <source>Suggestion dismissed</source>
      <translation>Vorschlag verworfen</translation>
    </message>
    <message>
      <source>Left unidentified</source>
      <translation>Unbestimmt gelassen</translation>
    </message>
    <message>
      <source>No longer left unidentified</source>
      <translation>Nicht mehr unbestimmt gelassen</translation>
    </message>
    <message>
      <source>Picture never offered again</source>
      <translation>Bild wird nie wieder angeboten</translation>
    </message>
    <message>
      <source>Picture offered again</source>
      <translation>Bild wird wieder angeboten</translation>
    </message>
    <message>
      <source>Put before all others</source>
      <translation>Vor alle anderen gestellt</translation>
    </message>
    <message>
      <source>No longer before all others</source>
      <translation>Nicht mehr vor allen anderen</translation>
    </message>
    <message>
      <source>Artwork looked after again</source>
      <translation>Bilder wieder betreut</translation>
    </message>
    <message>
      <source>Artwork left alone</source>
      <translation>Bilder in Ruhe gelassen</translation>
    </message>
    <message>
      <source>Folder added</source>
      <translation>Ordner hinzugefügt</translation>
    </message>
    <message>
      <source>Watched state taken in</source>
      <translation>Gesehen-Stand übernommen</translation>
    </message>
    <message>
      <source>Read from the NFO</source>
      <translation>Aus der NFO gelesen</translation>
    </message>
    <message>
      <source>Led to: {what}</source>
      <translation>Führte zu: {what}</translation>
    </message>
    <message>
      <source>Taken back {when}</source>
      <translation>Zurückgenommen {when}</translation>
    </message>
    <message>
      <source>Taken back with “{what}”, {when}</source>
      <translation>Zurückgenommen mit „{what}“, {when}</translation>
    </message>
  </context>
  <context>
    <name>BatchPanel</name>
    <message numerus="yes">
      <source>Undo in all %n titles</source>
      <translation>
        <numerusform>In %n Titel zurücknehmen</numerusform>
        <numerusform>In %n Titeln zurücknehmen</numerusform>
      </translation>
    </message>
    <message>
      <source>Undo all</source>
      <translation>Alles rückgängig</translation>
    </message>
    <message>
      <source>Taken back</source>
      <translation>Zurückgenommen</translation>
    </message>
    <message>
      <source>Episodes</source>
      <translation>Folgen</translation>
    </message>
    <message>
      <source>Set {field} back to: {value}</source>
      <translation>{field} zurückgesetzt auf: {value}</translation>
    </message>
    <message>
      <source>new</source>
      <translation>neu</translation>
    </message>
    <message>
      <source>what stood there is kept aside</source>
      <translation>was dort stand, wird beiseitegelegt</translation>
    </message>
    <message>
      <source>in the place of an earlier one</source>
      <translation>anstelle eines früheren</translation>
    </message>
    <message>
      <source>locked</source>
      <translation>gesperrt</translation>
    </message>
    <message>
      <source>unlocked</source>
      <translation>entsperrt</translation>
    </message>
    <message>
      <source>{file}: from {before} to {after}</source>
      <translation>{file}: von {before} zu {after}</translation>
    </message>
    <message>
      <source>locked with it</source>
      <translation>damit gesperrt</translation>
    </message>
    <message>
      <source>unlocked with it</source>
      <translation>damit entsperrt</translation>
    </message>
    <message>
      <source>no episode</source>
      <translation>keiner Folge</translation>
    </message>
  </context>
  <context>
    <name>Bridge</name>
    <message>
      <source>Something went wrong that nobody foresaw; the log has the details. Nothing is lost.</source>
      <translation>Etwas ging schief, womit niemand gerechnet hat; das Protokoll hat die Einzelheiten. Nichts ist verloren.</translation>
    </message>
  </context>
  <context>
    <name>BulkPane</name>
    <message>
      <source>Fields</source>
      <translation>Felder</translation>
    </message>
    <message>
      <source>Before and after</source>
      <translation>Vorher und nachher</translation>
    </message>
    <message>
      <source>Publish</source>
      <translation>Veröffentlichen</translation>
    </message>
    <message>
      <source>Move to trash</source>
      <translation>In den Papierkorb</translation>
    </message>
    <message>
      <source>Identify…</source>
      <translation>Bestimmen…</translation>
    </message>
    <message>
      <source>Enrich</source>
      <translation>Anreichern</translation>
    </message>
    <message>
      <source>All that can be done to them</source>
      <translation>Alles, was sich mit ihnen tun lässt</translation>
    </message>
    <message>
      <source>Clear in all</source>
      <translation>In allen leeren</translation>
    </message>
    <message>
      <source>Lock in all</source>
      <translation>In allen sperren</translation>
    </message>
    <message>
      <source>Unlock in all</source>
      <translation>In allen entsperren</translation>
    </message>
    <message>
      <source>Also change locked ones</source>
      <translation>Auch gesperrte ändern</translation>
    </message>
    <message>
      <source>Discard</source>
      <translation>Verwerfen</translation>
    </message>
    <message>
      <source>Edit {count} at once</source>
      <translation>{count} auf einmal bearbeiten</translation>
    </message>
    <message>
      <source>One step to undo</source>
      <translation>Ein Schritt zum Rückgängigmachen</translation>
    </message>
    <message numerus="yes">
      <source>%n change(s)</source>
      <translation>
        <numerusform>%n Änderung</numerusform>
        <numerusform>%n Änderungen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n locked and skipped</source>
      <translation>
        <numerusform>%n gesperrt und übersprungen</numerusform>
        <numerusform>%n gesperrt und übersprungen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n already so</source>
      <translation>
        <numerusform>%n schon so</numerusform>
        <numerusform>%n schon so</numerusform>
      </translation>
    </message>
    <message>
      <source>Apply to {count}</source>
      <translation>Auf {count} anwenden</translation>
    </message>
    <message>
      <source>{field} changed in {count}</source>
      <translation>{field} in {count} geändert</translation>
    </message>
    <message>
      <source>{field} locked in {count}</source>
      <translation>{field} in {count} gesperrt</translation>
    </message>
    <message>
      <source>{field} unlocked in {count}</source>
      <translation>{field} in {count} entsperrt</translation>
    </message>
    <message>
      <source>{count} moved to the trash</source>
      <translation>{count} in den Papierkorb gelegt</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
  </context>
  <context>
    <name>CandidateCard</name>
    <message>
      <source>Accept</source>
      <translation>Annehmen</translation>
    </message>
    <message>
      <source>Accept {title}</source>
      <translation>{title} annehmen</translation>
    </message>
  </context>
  <context>
    <name>CandidatesModel</name>
    <message>
      <source>{points} of 100</source>
      <translation>{points} von 100</translation>
    </message>
    <message numerus="yes">
      <source>%n vote(s)</source>
      <translation>
        <numerusform>%n Stimme</numerusform>
        <numerusform>%n Stimmen</numerusform>
      </translation>
    </message>
    <message>
      <source>also at {providers}</source>
      <translation>auch bei {providers}</translation>
    </message>
  </context>
  <context>
    <name>CandidatesPane</name>
    <message>
      <source>Search for another title</source>
      <translation>Nach einem anderen Titel suchen</translation>
    </message>
    <message>
      <source>Words, or paste an id or an address</source>
      <translation>Wörter, oder eine ID oder Adresse einfügen</translation>
    </message>
    <message>
      <source>Words, an id such as tmdb:603, or the address of a title's page</source>
      <translation>Wörter, eine ID wie tmdb:603 oder die Adresse der Seite eines Titels</translation>
    </message>
    <message>
      <source>Year</source>
      <translation>Jahr</translation>
    </message>
    <message>
      <source>Who is asked</source>
      <translation>Wer gefragt wird</translation>
    </message>
    <message>
      <source>Leave unidentified</source>
      <translation>Unbestimmt lassen</translation>
    </message>
    <message>
      <source>Candidates</source>
      <extracomment>A search goes out to providers: it waits until typing is over.</extracomment>
      <translation>Kandidaten</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Enter</translation>
    </message>
    <message>
      <source>accept and next</source>
      <translation>annehmen und weiter</translation>
    </message>
    <message>
      <source>choose</source>
      <translation>wählen</translation>
    </message>
    <message>
      <source>skip</source>
      <translation>überspringen</translation>
    </message>
    <message>
      <source>take back the last</source>
      <translation>das letzte zurücknehmen</translation>
    </message>
    <message>
      <source>Esc</source>
      <translation>Esc</translation>
    </message>
    <message>
      <source>stop</source>
      <translation>aufhören</translation>
    </message>
    <message>
      <source>All providers</source>
      <translation>Alle Anbieter</translation>
    </message>
    <message>
      <source>It is home video</source>
      <translation>Es ist ein privates Video</translation>
    </message>
    <message>
      <source>It is my own</source>
      <translation>Es ist mein eigenes</translation>
    </message>
    <message>
      <source>It is no work of mine</source>
      <translation>Es ist kein Werk von mir</translation>
    </message>
    <message numerus="yes">
      <source>%n more result(s)</source>
      <translation>
        <numerusform>%n weiteres Ergebnis</numerusform>
        <numerusform>%n weitere Ergebnisse</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Card</name>
    <message>
      <source>file missing</source>
      <translation>Datei fehlt</translation>
    </message>
    <message>
      <source>offline</source>
      <translation>getrennt</translation>
    </message>
    <message>
      <source>needs you</source>
      <translation>braucht dich</translation>
    </message>
    <message numerus="yes">
      <source>%n album(s)</source>
      <translation>
        <numerusform>%n Album</numerusform>
        <numerusform>%n Alben</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n episode(s)</source>
      <translation>
        <numerusform>%n Folge</numerusform>
        <numerusform>%n Folgen</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Chart</name>
    <message>
      <source>Takes the filter back; Ctrl+Enter or a double click shows them in the library</source>
      <translation>Nimmt den Filter zurück; Strg+Eingabe oder ein Doppelklick zeigt sie in der Mediathek</translation>
    </message>
    <message>
      <source>Filters by them; Ctrl+Enter or a double click shows them in the library</source>
      <translation>Filtert danach; Strg+Eingabe oder ein Doppelklick zeigt sie in der Mediathek</translation>
    </message>
  </context>
  <context>
    <name>ChartPanel</name>
    <message>
      <source>titles</source>
      <translation>Titel</translation>
    </message>
    <message>
      <source>size on disk</source>
      <translation>Größe auf dem Laufwerk</translation>
    </message>
  </context>
  <context>
    <name>Chip</name>
    <message>
      <source>Remove {what}</source>
      <translation>{what} entfernen</translation>
    </message>
  </context>
  <context>
    <name>Choices</name>
    <message>
      <source>Change weights</source>
      <translation>Gewichte ändern</translation>
    </message>
    <message numerus="yes">
      <source>%n candidate(s)</source>
      <translation>
        <numerusform>%n Kandidat</numerusform>
        <numerusform>%n Kandidaten</numerusform>
      </translation>
    </message>
    <message>
      <source>{count} more folded as same</source>
      <translation>{count} weitere als gleich zusammengefasst</translation>
    </message>
    <message>
      <source>Offer {count} left out again</source>
      <translation>{count} ausgelassene wieder anbieten</translation>
    </message>
    <message>
      <source>Score out of 100 =</source>
      <translation>Punkte von 100 =</translation>
    </message>
    <message>
      <source>Any language</source>
      <translation>Jede Sprache</translation>
    </message>
    <message>
      <source>Language of the pictures</source>
      <translation>Sprache der Bilder</translation>
    </message>
    <message>
      <source>Any size</source>
      <translation>Jede Größe</translation>
    </message>
    <message>
      <source>Large enough</source>
      <translation>Groß genug</translation>
    </message>
    <message>
      <source>As large as it should be</source>
      <translation>So groß, wie es sein soll</translation>
    </message>
    <message>
      <source>Size of the pictures</source>
      <translation>Größe der Bilder</translation>
    </message>
    <message numerus="yes">
      <source>%n provider(s)</source>
      <translation>
        <numerusform>%n Anbieter</numerusform>
        <numerusform>%n Anbieter</numerusform>
      </translation>
    </message>
    <message>
      <source>Provider of the pictures</source>
      <translation>Anbieter der Bilder</translation>
    </message>
  </context>
  <context>
    <name>ClashRow</name>
    <message>
      <source>Mine</source>
      <translation>Meins</translation>
    </message>
    <message>
      <source>Theirs</source>
      <translation>Das andere</translation>
    </message>
    <message>
      <source>Which {field} stands</source>
      <translation>Was für {field} gilt</translation>
    </message>
  </context>
  <context>
    <name>CollectionPage</name>
    <message>
      <source>Films of this collection</source>
      <translation>Filme dieser Sammlung</translation>
    </message>
    <message>
      <source>Move earlier</source>
      <translation>Nach vorn</translation>
    </message>
    <message>
      <source>Move later</source>
      <translation>Nach hinten</translation>
    </message>
    <message>
      <source>Take out of the collection</source>
      <translation>Aus der Sammlung nehmen</translation>
    </message>
    <message>
      <source>Add films…</source>
      <translation>Filme hinzufügen…</translation>
    </message>
    <message numerus="yes">
      <source>%n hour(s) in all</source>
      <translation>
        <numerusform>insgesamt %n Stunde</numerusform>
        <numerusform>insgesamt %n Stunden</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n film(s) here</source>
      <translation>
        <numerusform>%n Film hier</numerusform>
        <numerusform>%n Filme hier</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n not here</source>
      <translation>
        <numerusform>%n nicht hier</numerusform>
        <numerusform>%n nicht hier</numerusform>
      </translation>
    </message>
    <message>
      <source>No film is in it</source>
      <translation>Kein Film ist darin</translation>
    </message>
    <message>
      <source>Add some, or drag them here. A film's “Collection” field says the same.</source>
      <translation>Füge welche hinzu oder zieh sie hierher. Das Feld „Sammlung“ eines Films sagt dasselbe.</translation>
    </message>
    <message numerus="yes">
      <source>%n film(s)</source>
      <translation>
        <numerusform>%n Film</numerusform>
        <numerusform>%n Filme</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{here} of %n film(s)</source>
      <translation>
        <numerusform>{here} von %n Film</numerusform>
        <numerusform>{here} von %n Filmen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n film(s) added to “{title}”</source>
      <translation>
        <numerusform>%n Film zu „{title}“ hinzugefügt</numerusform>
        <numerusform>%n Filme zu „{title}“ hinzugefügt</numerusform>
      </translation>
    </message>
    <message>
      <source>Order of “{title}” changed</source>
      <translation>Reihenfolge von „{title}“ geändert</translation>
    </message>
    <message numerus="yes">
      <source>%n film(s) taken out of “{title}”</source>
      <translation>
        <numerusform>%n Film aus „{title}“ genommen</numerusform>
        <numerusform>%n Filme aus „{title}“ genommen</numerusform>
      </translation>
    </message>
    <message>
      <source>{title}: {kind} added and locked</source>
      <translation>{title}: {kind} hinzugefügt und gesperrt</translation>
    </message>
    <message>
      <source>What else can be done…</source>
      <translation>Was sich sonst tun lässt…</translation>
    </message>
  </context>
  <context>
    <name>CollectionParts</name>
    <message numerus="yes">
      <source>{title}: {here} of %n film(s) here</source>
      <translation>
        <numerusform>{title}: {here} von %n Film hier</numerusform>
        <numerusform>{title}: {here} von %n Filmen hier</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Columns</name>
    <message numerus="yes">
      <source>%n min</source>
      <translation>
        <numerusform>%n min</numerusform>
        <numerusform>%n min</numerusform>
      </translation>
    </message>
    <message>
      <source>{text}, locked</source>
      <translation>{text}, gesperrt</translation>
    </message>
    <message>
      <source>Added</source>
      <translation>Hinzugefügt</translation>
    </message>
    <message>
      <source>Artist</source>
      <translation>Interpret</translation>
    </message>
    <message>
      <source>Audio</source>
      <translation>Ton</translation>
    </message>
    <message>
      <source>Complete</source>
      <translation>Vollständig</translation>
    </message>
    <message>
      <source>First shown</source>
      <translation>Zuerst gezeigt</translation>
    </message>
    <message>
      <source>Length</source>
      <translation>Länge</translation>
    </message>
    <message>
      <source>Locks</source>
      <translation>Sperren</translation>
    </message>
    <message>
      <source>No.</source>
      <translation>Nr.</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>Bild</translation>
    </message>
    <message>
      <source>Rating</source>
      <translation>Wertung</translation>
    </message>
    <message>
      <source>Runtime</source>
      <translation>Laufzeit</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Zustand</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>Titel</translation>
    </message>
    <message>
      <source>Year</source>
      <translation>Jahr</translation>
    </message>
  </context>
  <context>
    <name>CommandPalette</name>
    <message>
      <source>Search commands, places, titles and settings</source>
      <translation>Befehle, Orte, Titel und Einstellungen durchsuchen</translation>
    </message>
    <message>
      <source>Type what you want to do, or where to go</source>
      <translation>Tippe, was du tun oder wohin du gehen willst</translation>
    </message>
    <message>
      <source>What fits</source>
      <translation>Was passt</translation>
    </message>
    <message>
      <source>acts on: {title}</source>
      <translation>betrifft: {title}</translation>
    </message>
    <message>
      <source>Commands</source>
      <translation>Befehle</translation>
    </message>
    <message>
      <source>Esc</source>
      <translation>Esc</translation>
    </message>
    <message>
      <source>choose</source>
      <translation>wählen</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Enter</translation>
    </message>
    <message>
      <source>do it</source>
      <translation>ausführen</translation>
    </message>
    <message>
      <source>Tab</source>
      <translation>Tab</translation>
    </message>
    <message>
      <source>fill in</source>
      <translation>ausfüllen</translation>
    </message>
    <message>
      <source>{shown} shown, {all} commands</source>
      <translation>{shown} gezeigt, {all} Befehle</translation>
    </message>
  </context>
  <context>
    <name>Commands</name>
    <message>
      <source>Everywhere</source>
      <translation>Überall</translation>
    </message>
    <message>
      <source>Chosen titles</source>
      <translation>Gewählte Titel</translation>
    </message>
    <message>
      <source>Details</source>
      <translation>Details</translation>
    </message>
    <message>
      <source>Table</source>
      <translation>Tabelle</translation>
    </message>
    <message>
      <source>Show page</source>
      <translation>Seite einer Serie</translation>
    </message>
    <message>
      <source>Person</source>
      <translation>Person</translation>
    </message>
    <message>
      <source>Artwork</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <source>Identify</source>
      <translation>Bestimmen</translation>
    </message>
    <message>
      <source>Suggestions</source>
      <translation>Vorschläge</translation>
    </message>
    <message>
      <source>Verify</source>
      <translation>Prüfen</translation>
    </message>
    <message>
      <source>Statistics</source>
      <translation>Statistik</translation>
    </message>
    <message>
      <source>Activity</source>
      <translation>Aktivität</translation>
    </message>
    <message>
      <source>Players</source>
      <translation>Player</translation>
    </message>
    <message>
      <source>Publish plan</source>
      <translation>Veröffentlichungsplan</translation>
    </message>
    <message>
      <source>Rename plan</source>
      <translation>Umbenennungsplan</translation>
    </message>
    <message>
      <source>Trash</source>
      <translation>Papierkorb</translation>
    </message>
    <message>
      <source>What scans found</source>
      <translation>Was Suchläufe fanden</translation>
    </message>
    <message>
      <source>Saved views</source>
      <translation>Gemerkte Ansichten</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>Backups</source>
      <translation>Sicherungen</translation>
    </message>
    <message>
      <source>Diagnostics</source>
      <translation>Diagnose</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Protokoll</translation>
    </message>
    <message>
      <source>Show the overview</source>
      <translation>Überblick zeigen</translation>
    </message>
    <message>
      <source>Show the form</source>
      <translation>Formular zeigen</translation>
    </message>
    <message>
      <source>Show the artwork</source>
      <translation>Bilder zeigen</translation>
    </message>
    <message>
      <source>Show the files</source>
      <translation>Dateien zeigen</translation>
    </message>
    <message>
      <source>Show the history</source>
      <translation>Verlauf zeigen</translation>
    </message>
    <message>
      <source>Show what publishing would write</source>
      <translation>Zeigen, was das Veröffentlichen schreiben würde</translation>
    </message>
    <message>
      <source>Make the pane narrow, or wide again</source>
      <translation>Den Bereich schmal machen oder wieder breit</translation>
    </message>
    <message>
      <source>Edit the cell</source>
      <translation>Zelle bearbeiten</translation>
    </message>
    <message>
      <source>Lock or unlock the field of the cell</source>
      <translation>Feld der Zelle sperren oder entsperren</translation>
    </message>
    <message>
      <source>Open the mapping table</source>
      <translation>Zuordnungstabelle öffnen</translation>
    </message>
    <message>
      <source>Show or hide missing episodes</source>
      <translation>Fehlende Folgen zeigen oder verbergen</translation>
    </message>
    <message>
      <source>Show episodes in the next order</source>
      <translation>Folgen in der nächsten Reihenfolge zeigen</translation>
    </message>
    <message>
      <source>Show the filmography, or what is here</source>
      <translation>Filmografie zeigen, oder was hier ist</translation>
    </message>
    <message>
      <source>Ask providers about the person</source>
      <translation>Anbieter nach der Person fragen</translation>
    </message>
    <message>
      <source>Paste a picture</source>
      <translation>Bild einfügen</translation>
    </message>
    <message>
      <source>Compare two pictures</source>
      <translation>Zwei Bilder vergleichen</translation>
    </message>
    <message>
      <source>Skip this title</source>
      <translation>Diesen Titel überspringen</translation>
    </message>
    <message>
      <source>Accept suggestions</source>
      <translation>Vorschläge annehmen</translation>
    </message>
    <message>
      <source>Dismiss suggestions</source>
      <translation>Vorschläge verwerfen</translation>
    </message>
    <message>
      <source>Put ours back</source>
      <translation>Unsere Fassung zurückholen</translation>
    </message>
    <message>
      <source>Leave it as it is</source>
      <translation>So lassen, wie es ist</translation>
    </message>
    <message>
      <source>Check now</source>
      <translation>Jetzt prüfen</translation>
    </message>
    <message>
      <source>Count again</source>
      <translation>Neu zählen</translation>
    </message>
    <message>
      <source>Clear the filter of the statistics</source>
      <translation>Filter der Statistik aufheben</translation>
    </message>
    <message>
      <source>Show what fits the filter</source>
      <translation>Zeigen, was zum Filter passt</translation>
    </message>
    <message>
      <source>Cancel the job</source>
      <translation>Auftrag abbrechen</translation>
    </message>
    <message>
      <source>Try the job again</source>
      <translation>Auftrag erneut versuchen</translation>
    </message>
    <message>
      <source>Do the job first</source>
      <translation>Auftrag zuerst erledigen</translation>
    </message>
    <message>
      <source>Do planned work now</source>
      <translation>Geplante Arbeit jetzt erledigen</translation>
    </message>
    <message>
      <source>Pause the job, or let it go on</source>
      <translation>Den Auftrag anhalten oder fortsetzen</translation>
    </message>
    <message>
      <source>Add a player to the chosen group</source>
      <translation>Player zur gewählten Gruppe hinzufügen</translation>
    </message>
    <message>
      <source>Sync the chosen group now</source>
      <translation>Gewählte Gruppe jetzt abgleichen</translation>
    </message>
    <message>
      <source>Test the player, or all of the chosen group</source>
      <translation>Den Player testen, oder alle der gewählten Gruppe</translation>
    </message>
    <message>
      <source>Check the paths with a player</source>
      <translation>Pfade mit einem Player prüfen</translation>
    </message>
    <message>
      <source>Compare what players show</source>
      <translation>Vergleichen, was Player zeigen</translation>
    </message>
    <message>
      <source>Show all that waits for the group</source>
      <translation>Alles zeigen, was auf die Gruppe wartet</translation>
    </message>
    <message>
      <source>Change the player</source>
      <translation>Den Player ändern</translation>
    </message>
    <message>
      <source>Pause telling the player, or tell it again</source>
      <translation>Den Player nicht mehr benachrichtigen, oder wieder</translation>
    </message>
    <message>
      <source>Keep what was watched there</source>
      <translation>Aufbewahren, was dort gesehen wurde</translation>
    </message>
    <message>
      <source>Put back what was watched there</source>
      <translation>Zurückgeben, was dort gesehen wurde</translation>
    </message>
    <message>
      <source>Remove the player</source>
      <translation>Den Player entfernen</translation>
    </message>
    <message>
      <source>Rename the chosen group</source>
      <translation>Gewählte Gruppe umbenennen</translation>
    </message>
    <message>
      <source>Remove the chosen group</source>
      <translation>Gewählte Gruppe entfernen</translation>
    </message>
    <message>
      <source>Show the paths of the group</source>
      <translation>Pfade der Gruppe zeigen</translation>
    </message>
    <message>
      <source>Show the libraries of the group</source>
      <translation>Mediatheken der Gruppe zeigen</translation>
    </message>
    <message>
      <source>Show the connection of the group</source>
      <translation>Verbindung der Gruppe zeigen</translation>
    </message>
    <message>
      <source>Show the log of the group</source>
      <translation>Protokoll der Gruppe zeigen</translation>
    </message>
    <message>
      <source>Publish what is planned</source>
      <translation>Geplantes veröffentlichen</translation>
    </message>
    <message>
      <source>Rename what is planned</source>
      <translation>Geplantes umbenennen</translation>
    </message>
    <message>
      <source>Purge for good</source>
      <translation>Endgültig löschen</translation>
    </message>
    <message>
      <source>Open the folder of the file</source>
      <translation>Ordner der Datei öffnen</translation>
    </message>
    <message>
      <source>Copy the paths</source>
      <translation>Pfade kopieren</translation>
    </message>
    <message>
      <source>Change the view</source>
      <translation>Ansicht ändern</translation>
    </message>
    <message>
      <source>Export the view as a playlist</source>
      <translation>Ansicht als Wiedergabeliste exportieren</translation>
    </message>
    <message>
      <source>Move the view up</source>
      <translation>Ansicht nach oben</translation>
    </message>
    <message>
      <source>Move the view down</source>
      <translation>Ansicht nach unten</translation>
    </message>
    <message>
      <source>Remove the view</source>
      <translation>Ansicht entfernen</translation>
    </message>
    <message>
      <source>Search the settings</source>
      <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
      <source>Remove the backup</source>
      <translation>Sicherung entfernen</translation>
    </message>
    <message>
      <source>Look everything over again</source>
      <translation>Alles noch einmal durchsehen</translation>
    </message>
    <message>
      <source>Copy the records</source>
      <translation>Einträge kopieren</translation>
    </message>
    <message>
      <source>Choose candidate {number}</source>
      <translation>Kandidat {number} wählen</translation>
    </message>
    <message>
      <source>{keys} moves about in the window. Choose keys with Ctrl or Alt.</source>
      <translation>{keys} dient der Bewegung im Fenster. Wähle Tasten mit Ctrl oder Alt.</translation>
    </message>
    <message>
      <source>{keys} already means “{command}” ({where}). Change that one first.</source>
      <translation>{keys} bedeutet schon „{command}“ ({where}). Ändere das zuerst.</translation>
    </message>
  </context>
  <context>
    <name>ComparePictures</name>
    <message>
      <source>Left picture</source>
      <translation>Linkes Bild</translation>
    </message>
    <message>
      <source>Right picture</source>
      <translation>Rechtes Bild</translation>
    </message>
    <message>
      <source>Real pixels</source>
      <translation>Echte Pixel</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>use</source>
      <translation>verwenden</translation>
    </message>
    <message>
      <source>another on the right, with Shift on the left</source>
      <translation>ein anderes rechts, mit Umschalt links</translation>
    </message>
    <message>
      <source>real pixels</source>
      <translation>echte Pixel</translation>
    </message>
  </context>
  <context>
    <name>ConfidenceBar</name>
    <message>
      <source>{percent} sure; taken automatically from {line} on</source>
      <translation>{percent} sicher; ab {line} automatisch übernommen</translation>
    </message>
  </context>
  <context>
    <name>ConflictsDialog</name>
    <message>
      <source>Two said different things</source>
      <translation>Zwei sagten Verschiedenes</translation>
    </message>
    <message>
      <source>What happened last counts. You may have the other word count instead; players are told of it.</source>
      <translation>Was zuletzt geschah, gilt. Du kannst stattdessen das andere gelten lassen; die Player erfahren davon.</translation>
    </message>
    <message>
      <source>Keep: {what}</source>
      <translation>Behalten: {what}</translation>
    </message>
    <message>
      <source>Take: {what}</source>
      <translation>Nehmen: {what}</translation>
    </message>
  </context>
  <context>
    <name>ConnectionTab</name>
    <message>
      <source>Name of the group</source>
      <translation>Name der Gruppe</translation>
    </message>
    <message>
      <source>No player in this group</source>
      <translation>Kein Player in dieser Gruppe</translation>
    </message>
    <message>
      <source>What is published waits until there is one that can be told.</source>
      <translation>Was veröffentlicht ist, wartet, bis es einen gibt, der es erfahren kann.</translation>
    </message>
    <message>
      <source>Add player</source>
      <translation>Player hinzufügen</translation>
    </message>
  </context>
  <context>
    <name>Credits</name>
    <message>
      <source>Year</source>
      <translation>Jahr</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>Titel</translation>
    </message>
    <message>
      <source>Part</source>
      <translation>Rolle</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>Art</translation>
    </message>
    <message>
      <source>{title}, in your library</source>
      <translation>{title}, in deiner Mediathek</translation>
    </message>
    <message>
      <source>Filmography</source>
      <translation>Filmografie</translation>
    </message>
  </context>
  <context>
    <name>DetailPane</name>
    <message>
      <source>Nothing is chosen</source>
      <translation>Nichts ist gewählt</translation>
    </message>
    <message>
      <source>Choose a title to see and edit it here. Choose several to edit them at once.</source>
      <translation>Wähle einen Titel, um ihn hier zu sehen und zu bearbeiten. Wähle mehrere, um sie auf einmal zu bearbeiten.</translation>
    </message>
    <message>
      <source>Parts of the title</source>
      <translation>Teile des Titels</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>Abspielen</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>Ordner öffnen</translation>
    </message>
    <message>
      <source>Narrow pane</source>
      <translation>Schmaler</translation>
    </message>
    <message>
      <source>Identify…</source>
      <translation>Bestimmen…</translation>
    </message>
    <message>
      <source>More</source>
      <translation>Mehr</translation>
    </message>
    <message>
      <source>Overview</source>
      <translation>Überblick</translation>
    </message>
    <message>
      <source>Edit</source>
      <translation>Bearbeiten</translation>
    </message>
    <message>
      <source>Artwork</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>Dateien</translation>
    </message>
    <message>
      <source>History</source>
      <translation>Verlauf</translation>
    </message>
    <message>
      <source>Publish</source>
      <translation>Veröffentlichen</translation>
    </message>
    <message>
      <source>Wide pane</source>
      <translation>Breiter</translation>
    </message>
    <message>
      <source>this system has no program that opens it. The path can be copied under Files.</source>
      <translation>dieses System hat kein Programm, das es öffnet. Der Pfad lässt sich unter Dateien kopieren.</translation>
    </message>
    <message numerus="yes">
      <source>%n locked</source>
      <translation>
        <numerusform>%n gesperrt</numerusform>
        <numerusform>%n gesperrt</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>DetailTab</name>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
  </context>
  <context>
    <name>Diagnostics</name>
    <message>
      <source>Full check</source>
      <extracomment>The one verb of a finding, where the window has one.</extracomment>
      <translation>Vollprüfung</translation>
    </message>
    <message>
      <source>Clean up…</source>
      <translation>Aufräumen…</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>Ordner öffnen</translation>
    </message>
    <message>
      <source>Show jobs</source>
      <translation>Aufträge zeigen</translation>
    </message>
    <message>
      <source>Show players</source>
      <translation>Player zeigen</translation>
    </message>
    <message>
      <source>Libraries</source>
      <translation>Mediatheken</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>Backups</source>
      <translation>Sicherungen</translation>
    </message>
    <message>
      <source>Verify</source>
      <translation>Prüfen</translation>
    </message>
    <message>
      <source>Error</source>
      <translation>Fehler</translation>
    </message>
    <message>
      <source>Warning</source>
      <translation>Warnung</translation>
    </message>
    <message>
      <source>Notice</source>
      <translation>Hinweis</translation>
    </message>
    <message>
      <source>In order</source>
      <translation>In Ordnung</translation>
    </message>
    <message>
      <source>Detail</source>
      <translation>Detail</translation>
    </message>
    <message>
      <source>Info</source>
      <translation>Info</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>Mediathek</translation>
    </message>
    <message>
      <source>Its journal</source>
      <translation>Ihr Journal</translation>
    </message>
    <message>
      <source>Pictures</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <source>Small pictures</source>
      <translation>Kleine Bilder</translation>
    </message>
    <message>
      <source>Your originals</source>
      <translation>Deine Originale</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Protokoll</translation>
    </message>
    <message>
      <source>The library's database passed the full check.</source>
      <translation>Die Datenbank der Mediathek hat die Vollprüfung bestanden.</translation>
    </message>
    <message>
      <source>The library's database is sound.</source>
      <translation>Die Datenbank der Mediathek ist heil.</translation>
    </message>
    <message>
      <source>That is what a quick look says; a full check also looks at indexes and references.</source>
      <translation>Das sagt ein kurzer Blick; eine Vollprüfung sieht auch Indizes und Verweise an.</translation>
    </message>
    <message>
      <source>The library's database is damaged: {first}</source>
      <translation>Die Datenbank der Mediathek ist beschädigt: {first}</translation>
    </message>
    <message>
      <source>Restore the newest backup that is sound. Faults found: {count}.</source>
      <translation>Stelle die neueste heile Sicherung wieder her. Gefundene Fehler: {count}.</translation>
    </message>
    <message>
      <source>SQLite {version} has the WAL-reset fault, which Metarr keeps away from.</source>
      <translation>SQLite {version} hat den WAL-Reset-Fehler, dem Metarr aus dem Weg geht.</translation>
    </message>
    <message>
      <source>Do not open library.db with another program while Metarr runs.</source>
      <translation>Öffne library.db nicht mit einem anderen Programm, während Metarr läuft.</translation>
    </message>
    <message>
      <source>The disk of {path} is nearly full: {size} are free.</source>
      <translation>Das Laufwerk von {path} ist fast voll: {size} sind frei.</translation>
    </message>
    <message>
      <source>Make room there; what is written last would not fit.</source>
      <translation>Schaffe dort Platz; was zuletzt geschrieben wird, passt sonst nicht mehr.</translation>
    </message>
    <message>
      <source>The disk of {path} (“{library}”) is nearly full: {size} are free.</source>
      <translation>Das Laufwerk von {path} („{library}“) ist fast voll: {size} sind frei.</translation>
    </message>
    <message>
      <source>NFO files and pictures may not fit there.</source>
      <translation>NFO-Dateien und Bilder passen dort vielleicht nicht mehr hin.</translation>
    </message>
    <message>
      <source>The folder of the pictures is not there: {path}</source>
      <translation>Der Ordner der Bilder ist nicht da: {path}</translation>
    </message>
    <message>
      <source>Nothing is lost. Connect its disk.</source>
      <translation>Nichts ist verloren. Schließe sein Laufwerk an.</translation>
    </message>
    <message>
      <source>Pictures that the library knows and the cache lost: {count}.</source>
      <translation>Bilder, die die Mediathek kennt und der Zwischenspeicher verloren hat: {count}.</translation>
    </message>
    <message>
      <source>Verify takes them back from your library folders, where they were published.</source>
      <translation>Prüfen holt sie aus den Ordnern deiner Mediathek zurück, wo sie veröffentlicht wurden.</translation>
    </message>
    <message>
      <source>Files in the cache that nothing knows: {count}, {size}.</source>
      <translation>Dateien im Zwischenspeicher, die nichts kennt: {count}, {size}.</translation>
    </message>
    <message>
      <source>Work that was cut short leaves such files; cleaning up removes them.</source>
      <translation>Abgebrochene Arbeit hinterlässt solche Dateien; Aufräumen entfernt sie.</translation>
    </message>
    <message>
      <source>Pictures that are shown nowhere any more: {count}, {size}.</source>
      <translation>Bilder, die nirgends mehr gezeigt werden: {count}, {size}.</translation>
    </message>
    <message>
      <source>They are kept {days} days. Your own among them, {own}, stay.</source>
      <translation>Sie werden {days} Tage aufbewahrt. Deine eigenen darunter, {own}, bleiben.</translation>
    </message>
    <message>
      <source>Small forms of pictures that are gone: {count}, {size}.</source>
      <translation>Kleine Formen von Bildern, die es nicht mehr gibt: {count}, {size}.</translation>
    </message>
    <message>
      <source>Cleaning up removes them.</source>
      <translation>Aufräumen entfernt sie.</translation>
    </message>
    <message>
      <source>Files of yours that were put aside and are gone: {count}, {first} first.</source>
      <translation>Dateien von dir, die beiseitegelegt wurden und weg sind: {count}, zuerst {first}.</translation>
    </message>
    <message>
      <source>Take them back from a backup of the folder, if there is one.</source>
      <translation>Hole sie aus einer Sicherung des Ordners zurück, falls es eine gibt.</translation>
    </message>
    <message>
      <source>Files among your originals that nothing knows: {count}.</source>
      <translation>Dateien unter deinen Originalen, die nichts kennt: {count}.</translation>
    </message>
    <message>
      <source>They stay. Look there if you miss a file of yours.</source>
      <translation>Sie bleiben. Sieh dort nach, wenn du eine deiner Dateien vermisst.</translation>
    </message>
    <message>
      <source>Passwords and keys lie in a file that only you can read.</source>
      <translation>Passwörter und Schlüssel liegen in einer Datei, die nur du lesen kannst.</translation>
    </message>
    <message>
      <source>The system has no keyring. With one installed, enter them again.</source>
      <translation>Das System hat keinen Schlüsselbund. Gib sie erneut ein, sobald einer installiert ist.</translation>
    </message>
    <message>
      <source>The system's keyring is locked or does not work.</source>
      <translation>Der Schlüsselbund des Systems ist gesperrt oder funktioniert nicht.</translation>
    </message>
    <message>
      <source>New passwords go to a file that only you can read. Unlock it and start again.</source>
      <translation>Neue Passwörter kommen in eine Datei, die nur du lesen kannst. Entsperre ihn und starte neu.</translation>
    </message>
    <message>
      <source>The file that holds passwords and keys cannot be read.</source>
      <translation>Die Datei mit Passwörtern und Schlüsseln ist nicht lesbar.</translation>
    </message>
    <message>
      <source>Restore secrets.json; or remove it and enter them again.</source>
      <translation>Stell secrets.json wieder her; oder entfern sie und gib alles neu ein.</translation>
    </message>
    <message>
      <source>There is no backup of the library.</source>
      <translation>Es gibt keine Sicherung der Mediathek.</translation>
    </message>
    <message>
      <source>One is made each day while Metarr runs.</source>
      <translation>Jeden Tag wird eine erstellt, während Metarr läuft.</translation>
    </message>
    <message>
      <source>There is no library here, but what is left of an earlier one.</source>
      <translation>Hier ist keine Mediathek, nur was von einer früheren übrig ist.</translation>
    </message>
    <message>
      <source>A backup can be restored.</source>
      <translation>Eine Sicherung lässt sich wiederherstellen.</translation>
    </message>
    <message>
      <source>The newest backup is {days} days old.</source>
      <translation>Die neueste Sicherung ist {days} Tage alt.</translation>
    </message>
    <message>
      <source>The log says why none was made by itself.</source>
      <translation>Das Protokoll sagt, warum keine von selbst erstellt wurde.</translation>
    </message>
    <message>
      <source>Backups lie on this disk only.</source>
      <translation>Sicherungen liegen nur auf diesem Laufwerk.</translation>
    </message>
    <message>
      <source>A folder on another disk keeps them when this one breaks.</source>
      <translation>Ein Ordner auf einem anderen Laufwerk bewahrt sie, wenn dieses kaputtgeht.</translation>
    </message>
    <message>
      <source>MediaInfo's library cannot be loaded.</source>
      <translation>Die Bibliothek von MediaInfo lässt sich nicht laden.</translation>
    </message>
    <message>
      <source>Nothing is known of what is inside media files until it is installed.</source>
      <translation>Bis sie installiert ist, ist nichts über das Innere von Mediendateien bekannt.</translation>
    </message>
    <message>
      <source>The system lacks libraries that the window may need: {names}</source>
      <translation>Dem System fehlen Bibliotheken, die das Fenster brauchen kann: {names}</translation>
    </message>
    <message>
      <source>Install them by the system's packages.</source>
      <translation>Installiere sie mit den Paketen des Systems.</translation>
    </message>
    <message>
      <source>{path} (“{library}”) is offline.</source>
      <translation>{path} („{library}“) ist getrennt.</translation>
    </message>
    <message>
      <source>What is known of it stays as it is. Connect its disk or share.</source>
      <translation>Was darüber bekannt ist, bleibt, wie es ist. Verbinde das Laufwerk oder die Freigabe.</translation>
    </message>
    <message>
      <source>Only {watched} of {folders} folders of {path} are watched.</source>
      <translation>Nur {watched} von {folders} Ordnern in {path} werden überwacht.</translation>
    </message>
    <message>
      <source>Sweeps find the rest. The system says: {error}</source>
      <translation>Rundgänge finden den Rest. Das System sagt: {error}</translation>
    </message>
    <message>
      <source>{name} cannot be reached.</source>
      <translation>{name} ist nicht erreichbar.</translation>
    </message>
    <message>
      <source>Jobs that failed and wait for you: {count}.</source>
      <translation>Aufträge, die fehlgeschlagen sind und auf dich warten: {count}.</translation>
    </message>
    <message>
      <source>They can be tried again.</source>
      <translation>Sie lassen sich erneut versuchen.</translation>
    </message>
    <message>
      <source>Jobs waiting or running: {count}.</source>
      <translation>Aufträge, die warten oder laufen: {count}.</translation>
    </message>
  </context>
  <context>
    <name>DiagnosticsPage</name>
    <message>
      <source>Diagnostics</source>
      <translation>Diagnose</translation>
    </message>
    <message>
      <source>Health</source>
      <translation>Zustand</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Protokoll</translation>
    </message>
    <message>
      <source>What is shown</source>
      <translation>Was gezeigt wird</translation>
    </message>
    <message>
      <source>Full check</source>
      <translation>Vollprüfung</translation>
    </message>
    <message>
      <source>Check all of the database, and every file of the cache against the library</source>
      <translation>Die ganze Datenbank prüfen und jede Datei des Zwischenspeichers mit der Mediathek abgleichen</translation>
    </message>
    <message>
      <source>Save support bundle</source>
      <translation>Support-Paket speichern</translation>
    </message>
    <message>
      <source>ZIP files (*.zip)</source>
      <translation>ZIP-Dateien (*.zip)</translation>
    </message>
    <message>
      <source>Log, versions and figures for who helps you; no password is in it</source>
      <translation>Protokoll, Versionen und Zahlen für alle, die dir helfen; kein Passwort ist darin</translation>
    </message>
    <message>
      <source>Looking everything over</source>
      <translation>Alles wird durchgesehen</translation>
    </message>
    <message>
      <source>This takes a moment.</source>
      <translation>Das dauert einen Moment.</translation>
    </message>
    <message>
      <source>With titles and paths…</source>
      <translation>Mit Titeln und Pfaden…</translation>
    </message>
    <message>
      <source>Without titles and paths…</source>
      <translation>Ohne Titel und Pfade…</translation>
    </message>
    <message>
      <source>nothing to worry about</source>
      <translation>kein Grund zur Sorge</translation>
    </message>
    <message>
      <source>to look at: {count}</source>
      <translation>anzusehen: {count}</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Erneut versuchen</translation>
    </message>
    <message>
      <source>It cannot be told how everything stands</source>
      <translation>Es lässt sich nicht sagen, wie alles steht</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Stopp</translation>
    </message>
    <message>
      <source>waiting for its turn</source>
      <translation>wartet, bis es an der Reihe ist</translation>
    </message>
    <message>
      <source>{done} of {total} steps</source>
      <translation>{done} von {total} Schritten</translation>
    </message>
    <message>
      <source>{done} files looked at</source>
      <translation>{done} Dateien angesehen</translation>
    </message>
    <message>
      <source>this system has no program that opens it.</source>
      <translation>dieses System hat kein Programm, das es öffnet.</translation>
    </message>
    <message>
      <source>Nothing is old enough: unused pictures stay {days} days.</source>
      <translation>Nichts ist alt genug: Ungenutzte Bilder bleiben {days} Tage.</translation>
    </message>
    <message>
      <source>Remove {count} files from the cache?</source>
      <translation>{count} Dateien aus dem Zwischenspeicher entfernen?</translation>
    </message>
    <message>
      <source>{size}: pictures that have been shown nowhere for {days} days and can be fetched again, and files that nothing knows. Your own pictures, and all that an undo could bring back, stay: {kept}.</source>
      <translation>{size}: Bilder, die seit {days} Tagen nirgends gezeigt wurden und sich neu holen lassen, und Dateien, die nichts kennt. Deine eigenen Bilder und alles, was sich durch Rückgängigmachen zurückholen ließe, bleiben: {kept}.</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>Behalten</translation>
    </message>
    <message>
      <source>Remove {count}</source>
      <translation>{count} entfernen</translation>
    </message>
    <message>
      <source>Saved {name}. Look into it before you send it.</source>
      <translation>{name} gespeichert. Sieh hinein, bevor du es verschickst.</translation>
    </message>
  </context>
  <context>
    <name>DialectChoice</name>
    <message>
      <source>NFO files are written for</source>
      <extracomment>Names of products, the same in every language.</extracomment>
      <translation>NFO-Dateien werden geschrieben für</translation>
    </message>
  </context>
  <context>
    <name>Dialog</name>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
  </context>
  <context>
    <name>DiffView</name>
    <message>
      <source>Before</source>
      <translation>Vorher</translation>
    </message>
    <message>
      <source>After</source>
      <translation>Nachher</translation>
    </message>
    <message>
      <source>goes</source>
      <translation>geht</translation>
    </message>
    <message>
      <source>comes</source>
      <translation>kommt</translation>
    </message>
    <message>
      <source>written by another program, kept as it is</source>
      <translation>von einem anderen Programm geschrieben, bleibt, wie es ist</translation>
    </message>
  </context>
  <context>
    <name>DiskRow</name>
    <message>
      <source>{size} of the library</source>
      <translation>{size} davon gehören zur Mediathek</translation>
    </message>
    <message>
      <source>not connected</source>
      <translation>nicht verbunden</translation>
    </message>
    <message>
      <source>{free} free of {total}</source>
      <translation>{free} von {total} frei</translation>
    </message>
  </context>
  <context>
    <name>DisksPanel</name>
    <message>
      <source>Disks</source>
      <translation>Datenträger</translation>
    </message>
  </context>
  <context>
    <name>EditTab</name>
    <message>
      <source>Find a field</source>
      <translation>Feld suchen</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Alle</translation>
    </message>
    <message>
      <source>Which fields are shown</source>
      <translation>Welche Felder gezeigt werden</translation>
    </message>
    <message>
      <source>Locked {count}</source>
      <translation>Gesperrt {count}</translation>
    </message>
    <message>
      <source>Empty {count}</source>
      <translation>Leer {count}</translation>
    </message>
    <message>
      <source>No field is called so</source>
      <translation>Kein Feld heißt so</translation>
    </message>
    <message>
      <source>Search for part of a field's name, such as “date”.</source>
      <translation>Suche nach einem Teil des Feldnamens, etwa „datum“.</translation>
    </message>
    <message>
      <source>Nothing is locked</source>
      <translation>Nichts ist gesperrt</translation>
    </message>
    <message>
      <source>What you type is locked, so that nothing automatic changes it.</source>
      <translation>Was du tippst, wird gesperrt, damit nichts Automatisches es ändert.</translation>
    </message>
    <message>
      <source>Nothing is empty</source>
      <translation>Nichts ist leer</translation>
    </message>
    <message>
      <source>Every field of this title has a value.</source>
      <translation>Jedes Feld dieses Titels hat einen Wert.</translation>
    </message>
    <message>
      <source>Suggestion for {field} accepted</source>
      <translation>Vorschlag für {field} angenommen</translation>
    </message>
    <message>
      <source>Suggestion for {field} dismissed</source>
      <translation>Vorschlag für {field} verworfen</translation>
    </message>
  </context>
  <context>
    <name>EmptyList</name>
    <message>
      <source>No movie fits this search</source>
      <translation>Kein Film passt zu dieser Suche</translation>
    </message>
    <message>
      <source>No series fits this search</source>
      <translation>Keine Serie passt zu dieser Suche</translation>
    </message>
    <message>
      <source>No artist fits this search</source>
      <translation>Kein Interpret passt zu dieser Suche</translation>
    </message>
    <message>
      <source>Nothing fits this search</source>
      <translation>Nichts passt zu dieser Suche</translation>
    </message>
    <message>
      <source>“{words}” – fewer words, or another spelling, may find more.</source>
      <translation>„{words}“ – weniger Wörter oder eine andere Schreibweise finden vielleicht mehr.</translation>
    </message>
    <message>
      <source>Clear search</source>
      <translation>Suche leeren</translation>
    </message>
    <message numerus="yes">
      <source>“{words}” finds nothing in this list, but %n title(s) elsewhere.</source>
      <translation>
        <numerusform>„{words}“ findet in dieser Liste nichts, aber anderswo %n Titel.</numerusform>
        <numerusform>„{words}“ findet in dieser Liste nichts, aber anderswo %n Titel.</numerusform>
      </translation>
    </message>
    <message>
      <source>Search everywhere</source>
      <translation>Überall suchen</translation>
    </message>
    <message>
      <source>Nothing fits this view now</source>
      <translation>Zu dieser Ansicht passt gerade nichts</translation>
    </message>
    <message>
      <source>“{words}” – titles appear here as soon as they fit.</source>
      <translation>„{words}“ – Titel erscheinen hier, sobald sie passen.</translation>
    </message>
    <message>
      <source>Change the view…</source>
      <translation>Ansicht ändern …</translation>
    </message>
    <message>
      <source>“{library}” was not scanned yet</source>
      <translation>„{library}“ wurde noch nicht durchsucht</translation>
    </message>
    <message>
      <source>A scan reads what lies in {folders}. Files stay as they are.</source>
      <translation>Ein Suchlauf liest, was in {folders} liegt. Dateien bleiben, wie sie sind.</translation>
    </message>
    <message>
      <source>Scan now</source>
      <translation>Jetzt durchsuchen</translation>
    </message>
    <message>
      <source>No movies yet</source>
      <translation>Noch keine Filme</translation>
    </message>
    <message>
      <source>No series yet</source>
      <translation>Noch keine Serien</translation>
    </message>
    <message>
      <source>No music yet</source>
      <translation>Noch keine Musik</translation>
    </message>
    <message>
      <source>The last scan found none in {folders}. Put some there and scan again.</source>
      <translation>Der letzte Suchlauf fand in {folders} nichts davon. Lege etwas hinein und durchsuche erneut.</translation>
    </message>
    <message>
      <source>Scan again</source>
      <translation>Erneut durchsuchen</translation>
    </message>
    <message>
      <source>Everything is published</source>
      <translation>Alles ist veröffentlicht</translation>
    </message>
    <message>
      <source>What you change appears here until it is written beside your files.</source>
      <translation>Was du änderst, erscheint hier, bis es neben deine Dateien geschrieben ist.</translation>
    </message>
    <message>
      <source>Every title has a poster</source>
      <translation>Jeder Titel hat ein Poster</translation>
    </message>
    <message>
      <source>Titles without one appear here.</source>
      <translation>Titel ohne eines erscheinen hier.</translation>
    </message>
    <message>
      <source>No collections yet</source>
      <translation>Noch keine Sammlungen</translation>
    </message>
    <message>
      <source>Movies of one set gather here as soon as their “Collection” field says so.</source>
      <translation>Filme einer Reihe versammeln sich hier, sobald ihr Feld „Sammlung“ es sagt.</translation>
    </message>
    <message>
      <source>Nobody here yet</source>
      <translation>Noch niemand hier</translation>
    </message>
    <message>
      <source>Whoever a film or show credits with an id appears here, with what they are in.</source>
      <translation>Wer in einem Film oder einer Serie mit einer ID genannt ist, erscheint hier, samt allem, worin er vorkommt.</translation>
    </message>
    <message>
      <source>Nothing here yet</source>
      <translation>Noch nichts hier</translation>
    </message>
    <message>
      <source>Titles appear here as soon as a folder was added and scanned.</source>
      <translation>Titel erscheinen hier, sobald ein Ordner hinzugefügt und durchsucht wurde.</translation>
    </message>
  </context>
  <context>
    <name>Entering</name>
    <message>
      <source>{field} cleared and locked</source>
      <translation>{field} geleert und gesperrt</translation>
    </message>
    <message>
      <source>{field} changed and locked</source>
      <translation>{field} geändert und gesperrt</translation>
    </message>
    <message>
      <source>{field} changed and locked, over “{value}” that came meanwhile</source>
      <translation>{field} geändert und gesperrt, anstelle von „{value}“, das inzwischen kam</translation>
    </message>
    <message>
      <source>{field} locked</source>
      <translation>{field} gesperrt</translation>
    </message>
    <message>
      <source>{field} unlocked</source>
      <translation>{field} entsperrt</translation>
    </message>
  </context>
  <context>
    <name>EpisodeTable</name>
    <message>
      <source>Which episode each of yours is</source>
      <translation>Welche Folge jede von deinen ist</translation>
    </message>
  </context>
  <context>
    <name>EpisodesModel</name>
    <message>
      <source>Yours</source>
      <translation>Deine</translation>
    </message>
    <message>
      <source>Aired as</source>
      <translation>Gesendet als</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>Titel</translation>
    </message>
    <message>
      <source>no such episode</source>
      <translation>keine solche Folge</translation>
    </message>
  </context>
  <context>
    <name>ErrorBar</name>
    <message>
      <source>Copy details</source>
      <translation>Details kopieren</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
  </context>
  <context>
    <name>EventsModel</name>
    <message>
      <source>Received</source>
      <translation>Empfangen</translation>
    </message>
    <message>
      <source>Sender</source>
      <translation>Absender</translation>
    </message>
    <message>
      <source>Event</source>
      <translation>Ereignis</translation>
    </message>
    <message>
      <source>About</source>
      <translation>Betrifft</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Zustand</translation>
    </message>
    <message>
      <source>(no name)</source>
      <translation>(kein Name)</translation>
    </message>
    <message>
      <source>{name} ({count} more times)</source>
      <translation>{name} (noch {count}-mal)</translation>
    </message>
  </context>
  <context>
    <name>EventsView</name>
    <message>
      <source>What managers told, newest first</source>
      <translation>Was Verwaltungsprogramme meldeten, Neuestes zuerst</translation>
    </message>
    <message>
      <source>What was posted</source>
      <translation>Was gesendet wurde</translation>
    </message>
    <message>
      <source>Replay</source>
      <translation>Erneut behandeln</translation>
    </message>
    <message>
      <source>Deal with it once more, by today's mappings and libraries</source>
      <translation>Noch einmal behandeln, nach den heutigen Zuordnungen und Mediatheken</translation>
    </message>
    <message>
      <source>Nobody told anything yet</source>
      <translation>Noch hat niemand etwas gemeldet</translation>
    </message>
    <message>
      <source>What Radarr, Sonarr, Lidarr and others post appears here, once Settings › Webhooks lets them.</source>
      <translation>Was Radarr, Sonarr, Lidarr und andere senden, erscheint hier, sobald Einstellungen › Webhooks es zulässt.</translation>
    </message>
    <message>
      <source>Webhook settings</source>
      <translation>Webhook-Einstellungen</translation>
    </message>
  </context>
  <context>
    <name>Extra</name>
    <message>
      <source>Behind the scenes</source>
      <translation>Hinter den Kulissen</translation>
    </message>
    <message>
      <source>Clip</source>
      <translation>Clip</translation>
    </message>
    <message>
      <source>Deleted scene</source>
      <translation>Entfallene Szene</translation>
    </message>
    <message>
      <source>Featurette</source>
      <translation>Kurzbeitrag</translation>
    </message>
    <message>
      <source>Interview</source>
      <translation>Interview</translation>
    </message>
    <message>
      <source>Sample</source>
      <translation>Ausschnitt</translation>
    </message>
    <message>
      <source>Scene</source>
      <translation>Szene</translation>
    </message>
    <message>
      <source>Short film</source>
      <translation>Kurzfilm</translation>
    </message>
    <message>
      <source>Theme music</source>
      <translation>Titelmusik</translation>
    </message>
    <message>
      <source>Theme video</source>
      <translation>Titelvideo</translation>
    </message>
    <message>
      <source>Trailer</source>
      <translation>Trailer</translation>
    </message>
    <message>
      <source>Extra</source>
      <translation>Extra</translation>
    </message>
  </context>
  <context>
    <name>Field</name>
    <message>
      <source>Status</source>
      <translation>Status</translation>
    </message>
    <message>
      <source>How surely</source>
      <translation>Wie sicher</translation>
    </message>
    <message>
      <source>Identified by</source>
      <translation>Bestimmt von</translation>
    </message>
    <message>
      <source>Your own</source>
      <translation>Dein eigenes</translation>
    </message>
    <message>
      <source>In the trash since</source>
      <translation>Im Papierkorb seit</translation>
    </message>
    <message>
      <source>Artwork looked after</source>
      <translation>Bilder betreut</translation>
    </message>
    <message>
      <source>Enriched first</source>
      <translation>Zuerst angereichert</translation>
    </message>
    <message>
      <source>Suggestion dismissed</source>
      <translation>Vorschlag verworfen</translation>
    </message>
    <message>
      <source>To identify</source>
      <translation>Zu bestimmen</translation>
    </message>
    <message>
      <source>Picture on offer</source>
      <translation>Angebotenes Bild</translation>
    </message>
    <message>
      <source>Leads nowhere</source>
      <translation>Führt ins Leere</translation>
    </message>
    <message>
      <source>What a file is</source>
      <translation>Was eine Datei ist</translation>
    </message>
    <message>
      <source>Suggestion</source>
      <translation>Vorschlag</translation>
    </message>
    <message>
      <source>About the artist</source>
      <translation>Über den Interpreten</translation>
    </message>
    <message>
      <source>Absolute number</source>
      <translation>Absolute Nummer</translation>
    </message>
    <message>
      <source>Added</source>
      <translation>Hinzugefügt</translation>
    </message>
    <message>
      <source>Aired</source>
      <translation>Ausgestrahlt</translation>
    </message>
    <message>
      <source>Album type</source>
      <translation>Albumtyp</translation>
    </message>
    <message>
      <source>Also known as</source>
      <translation>Auch bekannt als</translation>
    </message>
    <message>
      <source>Artist type</source>
      <translation>Interpretentyp</translation>
    </message>
    <message>
      <source>Artists</source>
      <translation>Interpreten</translation>
    </message>
    <message>
      <source>Back cover</source>
      <translation>Rückseite</translation>
    </message>
    <message>
      <source>Banner</source>
      <translation>Banner</translation>
    </message>
    <message>
      <source>Belongs to series</source>
      <translation>Gehört zur Serie</translation>
    </message>
    <message>
      <source>Biography</source>
      <translation>Biografie</translation>
    </message>
    <message>
      <source>Born</source>
      <translation>Geboren</translation>
    </message>
    <message>
      <source>Box set</source>
      <translation>Boxset</translation>
    </message>
    <message>
      <source>Budget</source>
      <translation>Budget</translation>
    </message>
    <message>
      <source>Cast</source>
      <translation>Besetzung</translation>
    </message>
    <message>
      <source>Certificate</source>
      <translation>Altersfreigabe</translation>
    </message>
    <message>
      <source>Character art</source>
      <translation>Figurenbild</translation>
    </message>
    <message>
      <source>Clear art</source>
      <translation>Clearart</translation>
    </message>
    <message>
      <source>Clear logo</source>
      <translation>Clearlogo</translation>
    </message>
    <message>
      <source>Collection</source>
      <translation>Sammlung</translation>
    </message>
    <message>
      <source>Compilation</source>
      <translation>Kompilation</translation>
    </message>
    <message>
      <source>Composers</source>
      <translation>Komponisten</translation>
    </message>
    <message>
      <source>Countries</source>
      <translation>Länder</translation>
    </message>
    <message>
      <source>DVD episode</source>
      <translation>DVD-Folge</translation>
    </message>
    <message>
      <source>DVD season</source>
      <translation>DVD-Staffel</translation>
    </message>
    <message>
      <source>Died</source>
      <translation>Gestorben</translation>
    </message>
    <message>
      <source>Directors</source>
      <translation>Regie</translation>
    </message>
    <message>
      <source>Disambiguation</source>
      <translation>Unterscheidung</translation>
    </message>
    <message>
      <source>Disbanded</source>
      <translation>Aufgelöst</translation>
    </message>
    <message>
      <source>Disc</source>
      <translation>Disc</translation>
    </message>
    <message>
      <source>Ended</source>
      <translation>Beendet</translation>
    </message>
    <message>
      <source>Episode order</source>
      <translation>Folgenreihenfolge</translation>
    </message>
    <message>
      <source>Fanart</source>
      <translation>Hintergrundbild</translation>
    </message>
    <message>
      <source>First released</source>
      <translation>Zuerst erschienen</translation>
    </message>
    <message>
      <source>Formed</source>
      <translation>Gegründet</translation>
    </message>
    <message>
      <source>Gender</source>
      <translation>Geschlecht</translation>
    </message>
    <message>
      <source>Genres</source>
      <translation>Genres</translation>
    </message>
    <message>
      <source>Ids</source>
      <translation>IDs</translation>
    </message>
    <message>
      <source>In production</source>
      <translation>In Produktion</translation>
    </message>
    <message>
      <source>Key art</source>
      <translation>Key-Art</translation>
    </message>
    <message>
      <source>Keywords</source>
      <translation>Stichwörter</translation>
    </message>
    <message>
      <source>Labels</source>
      <translation>Labels</translation>
    </message>
    <message>
      <source>Landscape</source>
      <translation>Querformat</translation>
    </message>
    <message>
      <source>Last played</source>
      <translation>Zuletzt gespielt</translation>
    </message>
    <message>
      <source>Moods</source>
      <translation>Stimmungen</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Networks</source>
      <translation>Sender</translation>
    </message>
    <message>
      <source>Order in collection</source>
      <translation>Platz in der Sammlung</translation>
    </message>
    <message>
      <source>Original language</source>
      <translation>Originalsprache</translation>
    </message>
    <message>
      <source>Original title</source>
      <translation>Originaltitel</translation>
    </message>
    <message>
      <source>Outline</source>
      <translation>Kurzfassung</translation>
    </message>
    <message>
      <source>Own certificate</source>
      <translation>Eigene Altersfreigabe</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>Bild</translation>
    </message>
    <message>
      <source>Plot</source>
      <translation>Handlung</translation>
    </message>
    <message>
      <source>Poster</source>
      <translation>Poster</translation>
    </message>
    <message>
      <source>Premiered</source>
      <translation>Premiere</translation>
    </message>
    <message>
      <source>Producers</source>
      <translation>Produzenten</translation>
    </message>
    <message>
      <source>Ratings</source>
      <translation>Wertungen</translation>
    </message>
    <message>
      <source>Release status</source>
      <translation>Veröffentlichungsstatus</translation>
    </message>
    <message>
      <source>Released</source>
      <translation>Erschienen</translation>
    </message>
    <message>
      <source>Resume at (s)</source>
      <translation>Weiter ab (s)</translation>
    </message>
    <message>
      <source>Revenue</source>
      <translation>Einspielergebnis</translation>
    </message>
    <message>
      <source>Runtime</source>
      <translation>Laufzeit</translation>
    </message>
    <message>
      <source>Show type</source>
      <translation>Serientyp</translation>
    </message>
    <message>
      <source>Shown after season</source>
      <translation>Gezeigt nach Staffel</translation>
    </message>
    <message>
      <source>Shown before episode</source>
      <translation>Gezeigt vor Folge</translation>
    </message>
    <message>
      <source>Shown in season</source>
      <translation>Gezeigt in Staffel</translation>
    </message>
    <message>
      <source>Sort name</source>
      <translation>Sortiername</translation>
    </message>
    <message>
      <source>Sort title</source>
      <translation>Sortiertitel</translation>
    </message>
    <message>
      <source>Spine</source>
      <translation>Rücken</translation>
    </message>
    <message>
      <source>Studios</source>
      <translation>Studios</translation>
    </message>
    <message>
      <source>Styles</source>
      <translation>Stile</translation>
    </message>
    <message>
      <source>Tagline</source>
      <translation>Werbezeile</translation>
    </message>
    <message>
      <source>Tags</source>
      <translation>Schlagwörter</translation>
    </message>
    <message>
      <source>Themes</source>
      <translation>Themen</translation>
    </message>
    <message>
      <source>Thumb</source>
      <translation>Vorschaubild</translation>
    </message>
    <message>
      <source>Times played</source>
      <translation>Wie oft gespielt</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>Titel</translation>
    </message>
    <message>
      <source>Top 250</source>
      <translation>Top 250</translation>
    </message>
    <message>
      <source>Track</source>
      <translation>Stück</translation>
    </message>
    <message>
      <source>Trailers</source>
      <translation>Trailer</translation>
    </message>
    <message>
      <source>Watched</source>
      <translation>Gesehen</translation>
    </message>
    <message>
      <source>Writers</source>
      <translation>Drehbuch</translation>
    </message>
    <message>
      <source>Year</source>
      <translation>Jahr</translation>
    </message>
    <message>
      <source>Years active</source>
      <translation>Aktive Jahre</translation>
    </message>
    <message>
      <source>Your rating</source>
      <translation>Deine Wertung</translation>
    </message>
  </context>
  <context>
    <name>FieldEditor</name>
    <message>
      <source>Meanwhile it became “{value}”. Escape takes that.</source>
      <translation>Inzwischen steht hier „{value}“. Escape übernimmt das.</translation>
    </message>
  </context>
  <context>
    <name>FieldOrders</name>
    <message>
      <source>Order for single fields</source>
      <translation>Reihenfolge für einzelne Felder</translation>
    </message>
    <message>
      <source>Field with an order of its own</source>
      <translation>Feld mit eigener Reihenfolge</translation>
    </message>
    <message>
      <source>Where that order holds</source>
      <translation>Wo diese Reihenfolge gilt</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>Hinzufügen</translation>
    </message>
    <message>
      <source>Add an order for this field</source>
      <translation>Reihenfolge für dieses Feld hinzufügen</translation>
    </message>
    <message>
      <source>Where another provider's word should count first for one field, say so here.</source>
      <translation>Soll für ein Feld ein anderer Anbieter zuerst gelten, sag es hier.</translation>
    </message>
    <message>
      <source>In all libraries</source>
      <translation>In allen Mediatheken</translation>
    </message>
    <message>
      <source>in</source>
      <translation>in</translation>
    </message>
    <message>
      <source>all libraries</source>
      <translation>alle Mediatheken</translation>
    </message>
    <message>
      <source>There is no provider “{name}”.</source>
      <translation>Es gibt keinen Anbieter „{name}“.</translation>
    </message>
  </context>
  <context>
    <name>FileList</name>
    <message>
      <source>Copy list</source>
      <translation>Liste kopieren</translation>
    </message>
  </context>
  <context>
    <name>FilePane</name>
    <message>
      <source>From the folders</source>
      <extracomment>Names of files have no blanks: where a line may end within one.</extracomment>
      <translation>Aus den Ordnern</translation>
    </message>
    <message>
      <source>Episode order</source>
      <translation>Folgenreihenfolge</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>Abspielen</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>Ordner öffnen</translation>
    </message>
    <message>
      <source>As aired</source>
      <translation>Wie ausgestrahlt</translation>
    </message>
    <message>
      <source>What the file says</source>
      <translation>Was die Datei sagt</translation>
    </message>
    <message>
      <source>How the name was read</source>
      <translation>Wie der Name gelesen wurde</translation>
    </message>
    <message>
      <source>Order</source>
      <translation>Reihenfolge</translation>
    </message>
    <message>
      <source>Artist</source>
      <translation>Interpret</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Holds</source>
      <translation>Enthält</translation>
    </message>
    <message>
      <source>Runtime</source>
      <translation>Laufzeit</translation>
    </message>
    <message>
      <source>{size}, added {when}</source>
      <translation>{size}, hinzugefügt {when}</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>Video</source>
      <translation>Video</translation>
    </message>
    <message>
      <source>not looked into yet</source>
      <translation>noch nicht untersucht</translation>
    </message>
    <message>
      <source>none</source>
      <translation>keine</translation>
    </message>
    <message>
      <source>Audio</source>
      <translation>Ton</translation>
    </message>
    <message>
      <source>Subtitles</source>
      <translation>Untertitel</translation>
    </message>
    <message>
      <source>{rate} fps</source>
      <translation>{rate} fps</translation>
    </message>
    <message>
      <source>NFO</source>
      <translation>NFO</translation>
    </message>
    <message>
      <source>none beside the file</source>
      <translation>keine neben der Datei</translation>
    </message>
    <message>
      <source>Beside it</source>
      <translation>Daneben</translation>
    </message>
    <message numerus="yes">
      <source>%n more</source>
      <translation>
        <numerusform>%n weitere</numerusform>
        <numerusform>%n weitere</numerusform>
      </translation>
    </message>
    <message>
      <source>on no disk</source>
      <translation>auf keinem Laufwerk</translation>
    </message>
  </context>
  <context>
    <name>FileRow</name>
    <message>
      <source>Copy path of {file}</source>
      <translation>Pfad von {file} kopieren</translation>
    </message>
    <message>
      <source>Stop ignoring {file}</source>
      <translation>{file} nicht mehr ignorieren</translation>
    </message>
    <message>
      <source>Ignore {file}</source>
      <translation>{file} ignorieren</translation>
    </message>
    <message>
      <source>Move {file} to the trash</source>
      <translation>{file} in den Papierkorb verschieben</translation>
    </message>
    <message>
      <source>What {file} is to be</source>
      <translation>Was {file} sein soll</translation>
    </message>
    <message>
      <source>File missing</source>
      <translation>Datei fehlt</translation>
    </message>
    <message>
      <source>Ignored</source>
      <translation>Ignoriert</translation>
    </message>
    <message>
      <source>Not readable</source>
      <translation>Nicht lesbar</translation>
    </message>
    <message>
      <source>Part {number}</source>
      <translation>Teil {number}</translation>
    </message>
    <message>
      <source>Plays first</source>
      <translation>Wird zuerst gespielt</translation>
    </message>
    <message>
      <source>As you said</source>
      <translation>Wie du gesagt hast</translation>
    </message>
    <message>
      <source>Forced</source>
      <translation>Erzwungen</translation>
    </message>
    <message>
      <source>For the hard of hearing</source>
      <translation>Für Hörgeschädigte</translation>
    </message>
    <message>
      <source>Language not known</source>
      <translation>Sprache unbekannt</translation>
    </message>
  </context>
  <context>
    <name>FilesPane</name>
    <message>
      <source>Which files</source>
      <translation>Welche Dateien</translation>
    </message>
    <message>
      <source>Search these files</source>
      <translation>Diese Dateien durchsuchen</translation>
    </message>
    <message>
      <source>Show title</source>
      <translation>Titel zeigen</translation>
    </message>
    <message>
      <source>Show the title that this file belongs to (Enter)</source>
      <translation>Den Titel zeigen, zu dem diese Datei gehört (Enter)</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>Ordner öffnen</translation>
    </message>
    <message>
      <source>Open the folder that this file lies in</source>
      <translation>Den Ordner öffnen, in dem diese Datei liegt</translation>
    </message>
    <message>
      <source>Copy list</source>
      <translation>Liste kopieren</translation>
    </message>
    <message>
      <source>Copy the paths of the selected files, or of all listed</source>
      <translation>Die Pfade der ausgewählten Dateien kopieren, sonst die aller aufgeführten</translation>
    </message>
    <message>
      <source>Files of the scan</source>
      <translation>Dateien des Suchlaufs</translation>
    </message>
    <message>
      <source>No file fits</source>
      <translation>Keine Datei passt</translation>
    </message>
    <message>
      <source>Other words, or all files, show more.</source>
      <translation>Andere Wörter oder „alle Dateien“ zeigen mehr.</translation>
    </message>
    <message>
      <source>Nothing new</source>
      <translation>Nichts Neues</translation>
    </message>
    <message>
      <source>This scan found every file as it was.</source>
      <translation>Dieser Suchlauf fand jede Datei so vor, wie sie war.</translation>
    </message>
    <message>
      <source>Copy paths</source>
      <translation>Pfade kopieren</translation>
    </message>
    <message>
      <source>this system has no program that opens it. The path can be copied instead.</source>
      <translation>dieses System hat kein Programm, das es öffnet. Stattdessen kannst du den Pfad kopieren.</translation>
    </message>
    <message>
      <source>Paths copied: {count}</source>
      <translation>Pfade kopiert: {count}</translation>
    </message>
  </context>
  <context>
    <name>FilesTab</name>
    <message>
      <source>Name this version</source>
      <extracomment>Beside what is played: files whose names say something by their words. Pictures and NFO are known by their place. What a person can make something else of, beside what is played.</extracomment>
      <translation>Diese Fassung benennen</translation>
    </message>
    <message>
      <source>What it is called</source>
      <translation>Wie sie heißt</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>Dateien</translation>
    </message>
    <message>
      <source>No files of its own</source>
      <translation>Keine eigenen Dateien</translation>
    </message>
    <message>
      <source>Files stand with what is played: open a film, an episode or a track to see them.</source>
      <translation>Dateien stehen bei dem, was abgespielt wird: Öffne einen Film, eine Folge oder ein Stück, um sie zu sehen.</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>Ordner öffnen</translation>
    </message>
    <message>
      <source>What is played</source>
      <translation>Was abgespielt wird</translation>
    </message>
    <message>
      <source>Subtitles</source>
      <translation>Untertitel</translation>
    </message>
    <message>
      <source>Trailers and extras</source>
      <translation>Trailer und Extras</translation>
    </message>
    <message>
      <source>Artwork on disk</source>
      <translation>Bilder auf dem Laufwerk</translation>
    </message>
    <message>
      <source>NFO and others</source>
      <translation>NFO und andere</translation>
    </message>
    <message>
      <source>No program of this system opens folders</source>
      <translation>Kein Programm dieses Systems öffnet Ordner</translation>
    </message>
    <message>
      <source>Path copied</source>
      <translation>Pfad kopiert</translation>
    </message>
    <message>
      <source>Play before the other versions</source>
      <translation>Vor den anderen Fassungen spielen</translation>
    </message>
    <message>
      <source>Plays before the other versions now</source>
      <translation>Wird jetzt vor den anderen Fassungen gespielt</translation>
    </message>
    <message>
      <source>Name this version…</source>
      <translation>Diese Fassung benennen…</translation>
    </message>
    <message>
      <source>Make it a title of its own…</source>
      <translation>Zu einem eigenen Titel machen…</translation>
    </message>
    <message>
      <source>Make it a version of this title</source>
      <translation>Zu einer Fassung dieses Titels machen</translation>
    </message>
    <message>
      <source>A version of this title now</source>
      <translation>Jetzt eine Fassung dieses Titels</translation>
    </message>
    <message>
      <source>Make it an extra of…</source>
      <translation>Zu einem Extra machen von…</translation>
    </message>
    <message>
      <source>Make it a version of…</source>
      <translation>Zu einer Fassung machen von…</translation>
    </message>
    <message>
      <source>Play this file</source>
      <translation>Diese Datei abspielen</translation>
    </message>
    <message>
      <source>No program of this system plays it</source>
      <translation>Kein Programm dieses Systems spielt sie ab</translation>
    </message>
    <message>
      <source>Version named “{name}”</source>
      <translation>Fassung „{name}“ benannt</translation>
    </message>
    <message>
      <source>{file} moved to the trash</source>
      <translation>{file} in den Papierkorb verschoben</translation>
    </message>
    <message>
      <source>{file} ignored from now on</source>
      <translation>{file} wird ab jetzt ignoriert</translation>
    </message>
    <message>
      <source>{file} no longer ignored</source>
      <translation>{file} wird nicht mehr ignoriert</translation>
    </message>
    <message>
      <source>Picture: {streams}</source>
      <translation>Bild: {streams}</translation>
    </message>
    <message>
      <source>Sound: {streams}</source>
      <translation>Ton: {streams}</translation>
    </message>
    <message>
      <source>Subtitles inside: {streams}</source>
      <translation>Enthaltene Untertitel: {streams}</translation>
    </message>
  </context>
  <context>
    <name>FilmsModel</name>
    <message numerus="yes">
      <source>%n field(s) locked</source>
      <translation>
        <numerusform>%n Feld gesperrt</numerusform>
        <numerusform>%n Felder gesperrt</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Filter</name>
    <message>
      <source>not {what}</source>
      <translation>nicht {what}</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>Art</translation>
    </message>
    <message>
      <source>Watched</source>
      <translation>Gesehen</translation>
    </message>
    <message>
      <source>Genre</source>
      <translation>Genre</translation>
    </message>
    <message>
      <source>Missing</source>
      <translation>Fehlt</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Zustand</translation>
    </message>
    <message>
      <source>Resolution</source>
      <translation>Auflösung</translation>
    </message>
    <message>
      <source>HDR</source>
      <translation>HDR</translation>
    </message>
    <message>
      <source>Sound in</source>
      <translation>Ton auf</translation>
    </message>
    <message>
      <source>Subtitles in</source>
      <translation>Untertitel auf</translation>
    </message>
    <message>
      <source>Known to</source>
      <translation>Bekannt bei</translation>
    </message>
    <message>
      <source>Tag</source>
      <translation>Schlagwort</translation>
    </message>
    <message>
      <source>Added</source>
      <translation>Hinzugefügt</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>Mediathek</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Coded as</source>
      <translation>Codec</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>Complete</source>
      <translation>Vollständig</translation>
    </message>
    <message>
      <source>Nothing is missing</source>
      <translation>Nichts fehlt</translation>
    </message>
    <message>
      <source>How sure the match is</source>
      <translation>Sicherheit der Zuordnung</translation>
    </message>
    <message>
      <source>Told by</source>
      <translation>Gesagt von</translation>
    </message>
    <message>
      <source>All of these at once</source>
      <translation>Alle zugleich</translation>
    </message>
    <message>
      <source>Under {amount}</source>
      <translation>Unter {amount}</translation>
    </message>
    <message>
      <source>Over {amount}</source>
      <translation>Über {amount}</translation>
    </message>
    <message>
      <source>A language that is not named</source>
      <translation>Ohne Angabe der Sprache</translation>
    </message>
    <message>
      <source>Any language</source>
      <translation>Jede Sprache</translation>
    </message>
    <message>
      <source>Movies</source>
      <translation>Filme</translation>
    </message>
    <message>
      <source>Series</source>
      <translation>Serien</translation>
    </message>
    <message>
      <source>Seasons</source>
      <translation>Staffeln</translation>
    </message>
    <message>
      <source>Episodes</source>
      <translation>Folgen</translation>
    </message>
    <message>
      <source>Artists</source>
      <translation>Interpreten</translation>
    </message>
    <message>
      <source>Albums</source>
      <translation>Alben</translation>
    </message>
    <message>
      <source>Tracks</source>
      <translation>Stücke</translation>
    </message>
    <message>
      <source>Collections</source>
      <translation>Sammlungen</translation>
    </message>
    <message>
      <source>Not watched</source>
      <translation>Nicht gesehen</translation>
    </message>
    <message>
      <source>Subtitles</source>
      <translation>Untertitel</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <source>Sound</source>
      <translation>Ton</translation>
    </message>
    <message>
      <source>Locked by you</source>
      <translation>Von dir gesperrt</translation>
    </message>
    <message>
      <source>Unpublished</source>
      <translation>Unveröffentlicht</translation>
    </message>
    <message>
      <source>With suggestions</source>
      <translation>Mit Vorschlägen</translation>
    </message>
    <message>
      <source>On a disk that is away</source>
      <translation>Auf einem getrennten Laufwerk</translation>
    </message>
    <message>
      <source>Not identified</source>
      <translation>Nicht bestimmt</translation>
    </message>
    <message>
      <source>In the trash</source>
      <translation>Im Papierkorb</translation>
    </message>
    <message>
      <source>Locked: {field}</source>
      <translation>Gesperrt: {field}</translation>
    </message>
    <message>
      <source>HDR of any kind</source>
      <translation>HDR jeder Art</translation>
    </message>
    <message>
      <source>In the last day</source>
      <translation>Am letzten Tag</translation>
    </message>
    <message>
      <source>In the last seven days</source>
      <translation>In den letzten sieben Tagen</translation>
    </message>
    <message>
      <source>In the last thirty days</source>
      <translation>In den letzten dreißig Tagen</translation>
    </message>
    <message>
      <source>In the last year</source>
      <translation>Im letzten Jahr</translation>
    </message>
  </context>
  <context>
    <name>FilterBar</name>
    <message>
      <source>Clear the filter</source>
      <translation>Filter aufheben</translation>
    </message>
    <message>
      <source>Counting…</source>
      <translation>Wird gezählt …</translation>
    </message>
    <message>
      <source>Nothing fits</source>
      <translation>Nichts passt</translation>
    </message>
    <message>
      <source>No title fits all of it. Take one of the filters back.</source>
      <translation>Kein Titel passt zu allem. Nimm einen der Filter zurück.</translation>
    </message>
    <message>
      <source>Show these {count}</source>
      <translation>Diese {count} zeigen</translation>
    </message>
    <message>
      <source>These are too many words for one search. Take one of the filters back.</source>
      <translation>Das sind zu viele Wörter für eine Suche. Nimm einen der Filter zurück.</translation>
    </message>
  </context>
  <context>
    <name>FilterModel</name>
    <message numerus="yes">
      <source>%n title(s)</source>
      <translation>
        <numerusform>%n Titel</numerusform>
        <numerusform>%n Titel</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>FilterPanel</name>
    <message>
      <source>Filter</source>
      <translation>Filter</translation>
    </message>
    <message>
      <source>Find a filter</source>
      <translation>Filter suchen</translation>
    </message>
    <message>
      <source>Year</source>
      <translation>Jahr</translation>
    </message>
    <message>
      <source>Minutes</source>
      <translation>Minuten</translation>
    </message>
    <message>
      <source>Rating</source>
      <translation>Bewertung</translation>
    </message>
    <message>
      <source>Filters</source>
      <translation>Filter</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>Leeren</translation>
    </message>
    <message>
      <source>Take every filter out of the search; its words stay</source>
      <translation>Alle Filter aus der Suche nehmen; ihre Wörter bleiben</translation>
    </message>
    <message>
      <source>Close the filter</source>
      <translation>Filter schließen</translation>
    </message>
    <message>
      <source>The search is not finished, or makes no sense yet.</source>
      <translation>Die Suche ist noch nicht fertig oder ergibt keinen Sinn.</translation>
    </message>
    <message>
      <source>Space chooses, − leaves out. Whatever else is searched for stays.</source>
      <translation>Leertaste wählt, − schließt aus. Was sonst gesucht wird, bleibt.</translation>
    </message>
    <message>
      <source>Counting what there is…</source>
      <translation>Zählt, was da ist …</translation>
    </message>
    <message>
      <source>Fewer filters</source>
      <translation>Weniger Filter</translation>
    </message>
    <message>
      <source>More filters</source>
      <translation>Mehr Filter</translation>
    </message>
  </context>
  <context>
    <name>FirstRun</name>
    <message>
      <source>Welcome to Metarr</source>
      <translation>Willkommen bei Metarr</translation>
    </message>
    <message>
      <source>Working</source>
      <translation>In Arbeit</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Zurück</translation>
    </message>
    <message>
      <source>Skip all</source>
      <translation>Alles überspringen</translation>
    </message>
    <message>
      <source>Where are your films?</source>
      <translation>Wo sind deine Filme?</translation>
    </message>
    <message>
      <source>What do you watch on?</source>
      <translation>Womit schaust du?</translation>
    </message>
    <message>
      <source>Metarr writes files the way each player expects them.</source>
      <translation>Metarr schreibt Dateien so, wie jeder Player sie erwartet.</translation>
    </message>
    <message>
      <source>How should it work?</source>
      <translation>Wie soll es arbeiten?</translation>
    </message>
    <message>
      <source>This can be changed any time in the settings.</source>
      <translation>Das lässt sich jederzeit in den Einstellungen ändern.</translation>
    </message>
    <message>
      <source>Start scanning</source>
      <translation>Suchlauf starten</translation>
    </message>
    <message>
      <source>Finish</source>
      <translation>Fertig</translation>
    </message>
    <message>
      <source>Skip</source>
      <translation>Überspringen</translation>
    </message>
    <message>
      <source>Pick folders, or drop them on this window. No account is needed; each step can be skipped.</source>
      <translation>Ordner auswählen oder auf dieses Fenster ziehen. Ein Konto brauchst du nicht; jeder Schritt lässt sich überspringen.</translation>
    </message>
    <message>
      <source>Next</source>
      <translation>Weiter</translation>
    </message>
  </context>
  <context>
    <name>FlagEditor</name>
    <message>
      <source>Not known</source>
      <translation>Unbekannt</translation>
    </message>
    <message>
      <source>Yes</source>
      <translation>Ja</translation>
    </message>
    <message>
      <source>No</source>
      <translation>Nein</translation>
    </message>
  </context>
  <context>
    <name>FolderBox</name>
    <message>
      <source>Use {folder}</source>
      <translation>{folder} verwenden</translation>
    </message>
    <message>
      <source>What is in {folder}</source>
      <translation>Was in {folder} ist</translation>
    </message>
    <message>
      <source>Looking what is in it…</source>
      <translation>Sieht nach, was darin ist…</translation>
    </message>
    <message>
      <source>Remove {folder}</source>
      <translation>{folder} entfernen</translation>
    </message>
    <message>
      <source>Videos named like films: {count}, for instance</source>
      <translation>Videos mit Namen wie Filme: {count}, zum Beispiel</translation>
    </message>
    <message>
      <source>Videos named like episodes: {count}, for instance</source>
      <translation>Videos mit Namen wie Folgen: {count}, zum Beispiel</translation>
    </message>
    <message>
      <source>Songs: {count}, for instance</source>
      <translation>Stücke: {count}, zum Beispiel</translation>
    </message>
    <message>
      <source>No film, episode or song was found in it. Choose what it is for, or leave it out.</source>
      <translation>Darin wurde kein Film, keine Folge und kein Stück gefunden. Wähle, wofür der Ordner ist, oder lass ihn weg.</translation>
    </message>
    <message>
      <source>Leave out</source>
      <translation>Weglassen</translation>
    </message>
    <message>
      <source>Movies</source>
      <translation>Filme</translation>
    </message>
    <message>
      <source>Series</source>
      <translation>Serien</translation>
    </message>
    <message>
      <source>Music</source>
      <translation>Musik</translation>
    </message>
  </context>
  <context>
    <name>FolderEditor</name>
    <message>
      <source>Not used</source>
      <translation>Nicht benutzt</translation>
    </message>
    <message>
      <source>Choose…</source>
      <translation>Wählen…</translation>
    </message>
    <message>
      <source>Choose: {name}</source>
      <translation>Wählen: {name}</translation>
    </message>
    <message>
      <source>Do not use: {name}</source>
      <translation>Nicht benutzen: {name}</translation>
    </message>
  </context>
  <context>
    <name>Folders</name>
    <message>
      <source>Add a folder</source>
      <translation>Ordner hinzufügen</translation>
    </message>
    <message>
      <source>“{library}” added</source>
      <translation>„{library}“ hinzugefügt</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>“{library}” removed; its files stay</source>
      <translation>„{library}“ entfernt; die Dateien bleiben</translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) named like movies</source>
      <translation>
        <numerusform>%n Datei mit Namen wie ein Film</numerusform>
        <numerusform>%n Dateien mit Namen wie Filme</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) numbered like episodes</source>
      <translation>
        <numerusform>%n Datei nummeriert wie eine Folge</numerusform>
        <numerusform>%n Dateien nummeriert wie Folgen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n music file(s)</source>
      <translation>
        <numerusform>%n Musikdatei</numerusform>
        <numerusform>%n Musikdateien</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>FoldersStep</name>
    <message>
      <source>Folders</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>NFO files and pictures found there are read and kept as they are.</source>
      <translation>NFO-Dateien und Bilder, die dort liegen, werden gelesen und bleiben, wie sie sind.</translation>
    </message>
    <message>
      <source>Look around with the demo library</source>
      <translation>In der Demo-Mediathek umsehen</translation>
    </message>
    <message>
      <source>Browse…</source>
      <translation>Durchsuchen…</translation>
    </message>
    <message>
      <source>Drop a folder here or</source>
      <translation>Zieh einen Ordner hierher oder</translation>
    </message>
    <message>
      <source>A folder with films, series or music</source>
      <translation>Ein Ordner mit Filmen, Serien oder Musik</translation>
    </message>
  </context>
  <context>
    <name>FoundPlayer</name>
    <message>
      <source>Use {player}</source>
      <translation>{player} verwenden</translation>
    </message>
    <message>
      <source>Sign in</source>
      <translation>Anmelden</translation>
    </message>
    <message>
      <source>Sign in to {player}</source>
      <translation>Bei {player} anmelden</translation>
    </message>
    <message>
      <source>answers</source>
      <translation>antwortet</translation>
    </message>
  </context>
  <context>
    <name>Frame</name>
    <message>
      <source>Metarr Desktop</source>
      <translation>Metarr Desktop</translation>
    </message>
    <message>
      <source>&amp;Scan</source>
      <translation>D&amp;urchsuchen</translation>
    </message>
  </context>
  <context>
    <name>Front</name>
    <message>
      <source>Opening your library</source>
      <translation>Deine Mediathek wird geöffnet</translation>
    </message>
    <message>
      <source>{view}, as you left it.</source>
      <translation>{view}, wie du es verlassen hast.</translation>
    </message>
  </context>
  <context>
    <name>GatheredPage</name>
    <message>
      <source>Details</source>
      <translation>Details</translation>
    </message>
    <message>
      <source>What can be done</source>
      <translation>Was getan werden kann</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Show or hide the details of what is chosen</source>
      <translation>Die Details des Ausgewählten ein- oder ausblenden</translation>
    </message>
    <message numerus="yes">
      <source>%n locked</source>
      <translation>
        <numerusform>%n gesperrt</numerusform>
        <numerusform>%n gesperrt</numerusform>
      </translation>
    </message>
    <message>
      <source>Less</source>
      <translation>Weniger</translation>
    </message>
    <message>
      <source>More</source>
      <translation>Mehr</translation>
    </message>
    <message>
      <source>{title}: {kind} added and locked</source>
      <translation>{title}: {kind} hinzugefügt und gesperrt</translation>
    </message>
  </context>
  <context>
    <name>GroupFrame</name>
    <message>
      <source>one shared database</source>
      <translation>eine gemeinsame Datenbank</translation>
    </message>
    <message>
      <source>no library yet</source>
      <translation>noch keine Mediathek</translation>
    </message>
    <message>
      <source>More for {group}</source>
      <translation>Mehr zu {group}</translation>
    </message>
    <message>
      <source>Add a player…</source>
      <translation>Player hinzufügen…</translation>
    </message>
    <message>
      <source>Remove this group</source>
      <translation>Diese Gruppe entfernen</translation>
    </message>
    <message>
      <source>{count} refused</source>
      <translation>{count} abgelehnt</translation>
    </message>
    <message>
      <source>nothing published yet</source>
      <translation>noch nichts veröffentlicht</translation>
    </message>
    <message>
      <source>{there} of {total} there</source>
      <translation>{there} von {total} da</translation>
    </message>
    <message>
      <source>Test</source>
      <translation>Testen</translation>
    </message>
    <message>
      <source>Test {player}</source>
      <translation>{player} testen</translation>
    </message>
    <message>
      <source>It had a library: {standing}</source>
      <translation>Er hatte eine Mediathek: {standing}</translation>
    </message>
    <message>
      <source>Nothing is changed there until you press Sync now.</source>
      <translation>Dort wird nichts geändert, bis du „Jetzt abgleichen“ drückst.</translation>
    </message>
    <message>
      <source>last met {when}</source>
      <translation>zuletzt erreicht {when}</translation>
    </message>
    <message>
      <source>Sync this group now</source>
      <translation>Diese Gruppe jetzt abgleichen</translation>
    </message>
    <message>
      <source>Rename…</source>
      <translation>Umbenennen…</translation>
    </message>
    <message>
      <source>Enter token</source>
      <translation>Token eingeben</translation>
    </message>
    <message>
      <source>Enter password</source>
      <translation>Passwort eingeben</translation>
    </message>
    <message>
      <source>It is asked at the first sync, or when you press Test.</source>
      <translation>Er wird beim ersten Abgleich gefragt oder wenn du „Testen“ drückst.</translation>
    </message>
    <message>
      <source>More for {player}</source>
      <translation>Mehr zu {player}</translation>
    </message>
    <message>
      <source>Change…</source>
      <translation>Ändern…</translation>
    </message>
    <message>
      <source>Asks what is shown there of all that is published; nobody is told anything</source>
      <translation>Fragt, was dort von allem Veröffentlichten gezeigt wird; niemand wird benachrichtigt</translation>
    </message>
    <message>
      <source>Keep what was watched now</source>
      <translation>Gesehenes jetzt festhalten</translation>
    </message>
    <message>
      <source>Put back what was watched…</source>
      <translation>Gesehenes zurückspielen…</translation>
    </message>
    <message>
      <source>Pause telling it</source>
      <translation>Benachrichtigen anhalten</translation>
    </message>
    <message>
      <source>Tell it again</source>
      <translation>Wieder benachrichtigen</translation>
    </message>
    <message>
      <source>Remove this player</source>
      <translation>Diesen Player entfernen</translation>
    </message>
    <message>
      <source>Compare</source>
      <translation>Vergleichen</translation>
    </message>
    <message>
      <source>Compare all of {group}</source>
      <translation>Alles von {group} vergleichen</translation>
    </message>
    <message>
      <source>Outbox</source>
      <translation>Postausgang</translation>
    </message>
    <message>
      <source>Outbox of {group}</source>
      <translation>Postausgang von {group}</translation>
    </message>
    <message>
      <source>Show all {count}</source>
      <translation>Alle {count} zeigen</translation>
    </message>
    <message>
      <source>Show all that waits for {group}</source>
      <translation>Alles zeigen, was auf {group} wartet</translation>
    </message>
    <message>
      <source>Nothing waits.</source>
      <translation>Nichts wartet.</translation>
    </message>
  </context>
  <context>
    <name>GroupPane</name>
    <message>
      <source>Parts of the group</source>
      <translation>Seiten der Gruppe</translation>
    </message>
    <message>
      <source>Libraries</source>
      <translation>Mediatheken</translation>
    </message>
    <message>
      <source>Connection</source>
      <translation>Verbindung</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Protokoll</translation>
    </message>
    <message numerus="yes">
      <source>%n player(s)</source>
      <translation>
        <numerusform>%n Player</numerusform>
        <numerusform>%n Player</numerusform>
      </translation>
    </message>
    <message>
      <source>{players} share one database</source>
      <translation>{players} teilen eine Datenbank</translation>
    </message>
    <message>
      <source>Group</source>
      <translation>Gruppe</translation>
    </message>
    <message>
      <source>never synced yet</source>
      <translation>noch nie abgeglichen</translation>
    </message>
    <message>
      <source>Group {name}</source>
      <translation>Gruppe {name}</translation>
    </message>
    <message>
      <source>Paths</source>
      <translation>Pfade</translation>
    </message>
  </context>
  <context>
    <name>HandOver</name>
    <message>
      <source>Identify</source>
      <translation>Bestimmen</translation>
    </message>
    <message>
      <source>Enrich</source>
      <translation>Anreichern</translation>
    </message>
    <message>
      <source>Artwork</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <source>Publish</source>
      <translation>Veröffentlichen</translation>
    </message>
    <message>
      <source>Tell players</source>
      <translation>Player benachrichtigen</translation>
    </message>
    <message>
      <source>As above: ask me</source>
      <translation>Wie oben: mich fragen</translation>
    </message>
    <message>
      <source>As above: do it</source>
      <translation>Wie oben: ausführen</translation>
    </message>
  </context>
  <context>
    <name>HandOverPanel</name>
    <message>
      <source>Single libraries</source>
      <translation>Einzelne Mediatheken</translation>
    </message>
    <message>
      <source>Where a library says nothing else, what is set above holds. What is asked about waits in sight.</source>
      <translation>Sagt eine Mediathek nichts anderes, gilt, was oben eingestellt ist. Wozu gefragt wird, wartet gut sichtbar.</translation>
    </message>
    <message>
      <source>There is no library yet.</source>
      <translation>Es gibt noch keine Mediathek.</translation>
    </message>
    <message>
      <source>Do it</source>
      <translation>Tun</translation>
    </message>
    <message>
      <source>Ask me</source>
      <translation>Mich fragen</translation>
    </message>
    <message>
      <source>As above</source>
      <translation>Wie oben</translation>
    </message>
    <message>
      <source>{step} in {library}</source>
      <translation>{step} in {library}</translation>
    </message>
  </context>
  <context>
    <name>HealthPane</name>
    <message>
      <source>How everything stands</source>
      <translation>Wie alles steht</translation>
    </message>
    <message>
      <source>What was found</source>
      <translation>Was gefunden wurde</translation>
    </message>
    <message>
      <source>Room on disk</source>
      <translation>Platz auf dem Laufwerk</translation>
    </message>
    <message>
      <source>growth since the look {when}</source>
      <translation>Zuwachs seit der Prüfung {when}</translation>
    </message>
    <message>
      <source>Together</source>
      <translation>Zusammen</translation>
    </message>
    <message>
      <source>{size} are free on the disk of the data directory, {path}</source>
      <translation>{size} sind auf dem Laufwerk des Datenordners frei, {path}</translation>
    </message>
  </context>
  <context>
    <name>Help</name>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Titles in every language and people; accents do not matter</source>
      <translation>Titel in jeder Sprache und Personen; Akzente sind egal</translation>
    </message>
    <message>
      <source>Everyday words; the terms that they are taken for are offered below the line</source>
      <translation>Alltägliche Wörter; wofür sie gehalten werden, wird unter der Zeile angeboten</translation>
    </message>
    <message>
      <source>Exactly these words in a row</source>
      <translation>Genau diese Wörter hintereinander</translation>
    </message>
    <message>
      <source>A minus turns round a word, a term, quotes or a bracket</source>
      <translation>Ein Minus kehrt ein Wort, einen Ausdruck, Anführungszeichen oder eine Klammer um</translation>
    </message>
    <message>
      <source>One of both; OR, in capitals, joins its two neighbours</source>
      <translation>Eines von beiden; OR in Großbuchstaben verbindet seine zwei Nachbarn</translation>
    </message>
    <message>
      <source>Brackets hold together what belongs together</source>
      <translation>Klammern halten zusammen, was zusammengehört</translation>
    </message>
    <message>
      <source>A bracket behind a key holds several values of it</source>
      <translation>Eine Klammer hinter einem Schlüssel hält mehrere seiner Werte</translation>
    </message>
    <message>
      <source>From one number to another; lengths in minutes or hours</source>
      <translation>Von einer Zahl bis zu einer anderen; Längen in Minuten oder Stunden</translation>
    </message>
    <message>
      <source>Titles without a poster; any field or picture can stand there</source>
      <translation>Titel ohne Poster; jedes Feld oder Bild kann dort stehen</translation>
    </message>
    <message>
      <source>Titles without subtitles, and without German ones</source>
      <translation>Titel ohne Untertitel und ohne deutsche</translation>
    </message>
    <message>
      <source>Titles whose file is gone</source>
      <translation>Titel, deren Datei weg ist</translation>
    </message>
    <message>
      <source>Series of which an episode was shown that is not here</source>
      <translation>Serien, von denen eine Folge gezeigt wurde, die nicht da ist</translation>
    </message>
    <message>
      <source>Languages of sound and subtitles: de, deu or german</source>
      <translation>Sprachen von Ton und Untertiteln: de, deu oder german</translation>
    </message>
    <message>
      <source>How fine the picture is, and how it carries light</source>
      <translation>Wie fein das Bild ist und wie es Licht trägt</translation>
    </message>
    <message>
      <source>What picture or sound is coded as</source>
      <translation>Womit Bild oder Ton codiert ist</translation>
    </message>
    <message>
      <source>A sound track whose language is not named</source>
      <translation>Eine Tonspur, deren Sprache nicht genannt ist</translation>
    </message>
    <message>
      <source>Series with one such episode at least; also sub:, res: and hdr:</source>
      <translation>Serien mit mindestens einer solchen Folge; auch sub:, res: und hdr:</translation>
    </message>
    <message>
      <source>Size of what is played</source>
      <translation>Größe dessen, was abgespielt wird</translation>
    </message>
    <message>
      <source>A part of the path of its files; looked for by itself if no title has a word</source>
      <translation>Ein Teil des Pfads ihrer Dateien; danach wird von selbst gesucht, wenn kein Titel ein Wort hat</translation>
    </message>
    <message>
      <source>In that folder of a library</source>
      <translation>In diesem Ordner einer Mediathek</translation>
    </message>
    <message>
      <source>Titles whose title is locked; locked:any for any field</source>
      <translation>Titel, deren Titel gesperrt ist; locked:any für irgendein Feld</translation>
    </message>
    <message>
      <source>Changed since last published, or never published</source>
      <translation>Seit dem letzten Veröffentlichen geändert oder nie veröffentlicht</translation>
    </message>
    <message>
      <source>A source would like to change something that is locked</source>
      <translation>Eine Quelle möchte etwas ändern, das gesperrt ist</translation>
    </message>
    <message>
      <source>On a disk that is not connected</source>
      <translation>Auf einem Laufwerk, das nicht verbunden ist</translation>
    </message>
    <message>
      <source>What lies in the trash</source>
      <translation>Was im Papierkorb liegt</translation>
    </message>
    <message>
      <source>Numbers and dates compare with &lt;, &lt;=, &gt; and &gt;=</source>
      <translation>Zahlen und Daten lassen sich mit &lt;, &lt;=, &gt; und &gt;= vergleichen</translation>
    </message>
    <message>
      <source>From 1990 to 1999</source>
      <translation>Von 1990 bis 1999</translation>
    </message>
    <message>
      <source>Added in the last seven days; also h, w, m and y for hours to years</source>
      <translation>In den letzten sieben Tagen hinzugefügt; auch h, w, m und y für Stunden bis Jahre</translation>
    </message>
    <message>
      <source>Lists: genre, tag, studio, country, keyword</source>
      <translation>Listen: genre, tag, studio, country, keyword</translation>
    </message>
    <message>
      <source>Who had any part in it</source>
      <translation>Wer irgendwie daran beteiligt war</translation>
    </message>
    <message>
      <source>People: actor, director, writer, composer, artist</source>
      <translation>Personen: actor, director, writer, composer, artist</translation>
    </message>
    <message>
      <source>The original language</source>
      <translation>Die Originalsprache</translation>
    </message>
    <message>
      <source>Rated better than 7.5 of 10</source>
      <translation>Besser bewertet als 7.5 von 10</translation>
    </message>
    <message>
      <source>Watched, and not watched yet</source>
      <translation>Gesehen und noch nicht gesehen</translation>
    </message>
    <message>
      <source>Identified with less than that certainty</source>
      <translation>Mit weniger als dieser Sicherheit bestimmt</translation>
    </message>
    <message>
      <source>Less than half complete, as cards say it</source>
      <translation>Weniger als zur Hälfte vollständig, wie es auf den Karten steht</translation>
    </message>
    <message>
      <source>With a value from that provider, and with one of your own</source>
      <translation>Mit einer Angabe von diesem Anbieter, und mit einer von dir</translation>
    </message>
    <message>
      <source>With an id of that provider</source>
      <translation>Mit einer ID dieses Anbieters</translation>
    </message>
    <message>
      <source>Words to search with</source>
      <translation>Wörter für die Suche</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Tasten</translation>
    </message>
  </context>
  <context>
    <name>HistoryTab</name>
    <message>
      <source>History</source>
      <translation>Verlauf</translation>
    </message>
    <message>
      <source>Show older</source>
      <translation>Ältere zeigen</translation>
    </message>
    <message>
      <source>Nothing happened yet</source>
      <translation>Noch ist nichts geschehen</translation>
    </message>
    <message>
      <source>Every change will stand here: who made it, from what to what, and the way back.</source>
      <translation>Hier steht jede Änderung: wer sie gemacht hat, von was zu was, und der Weg zurück.</translation>
    </message>
    <message>
      <source>{field} set back</source>
      <translation>{field} zurückgesetzt</translation>
    </message>
  </context>
  <context>
    <name>HookSourcePanel</name>
    <message>
      <source>Address to post to</source>
      <translation>Adresse, an die gesendet wird</translation>
    </message>
    <message>
      <source>Token</source>
      <translation>Token</translation>
    </message>
    <message>
      <source>Copy the address</source>
      <translation>Adresse kopieren</translation>
    </message>
    <message>
      <source>Copy the token</source>
      <translation>Token kopieren</translation>
    </message>
    <message>
      <source>Make another token</source>
      <translation>Anderes Token erzeugen</translation>
    </message>
    <message>
      <source>Address</source>
      <translation>Adresse</translation>
    </message>
    <message>
      <source>kept; type to replace it</source>
      <translation>gespeichert; zum Ersetzen tippen</translation>
    </message>
    <message>
      <source>its API key</source>
      <translation>sein API-Schlüssel</translation>
    </message>
    <message>
      <source>Name of the sender</source>
      <translation>Name des Absenders</translation>
    </message>
    <message>
      <source>Test</source>
      <translation>Testen</translation>
    </message>
    <message>
      <source>Post a test event as {name} would</source>
      <translation>Ein Test-Ereignis senden, wie {name} es täte</translation>
    </message>
    <message>
      <source>More for this sender</source>
      <translation>Mehr zu diesem Absender</translation>
    </message>
    <message>
      <source>Remove this sender…</source>
      <translation>Diesen Absender entfernen…</translation>
    </message>
    <message>
      <source>as the sender sees it: /movies</source>
      <translation>wie der Absender ihn sieht: /movies</translation>
    </message>
    <message>
      <source>as it is called here</source>
      <translation>wie er hier heißt</translation>
    </message>
    <message>
      <source>Folder as the sender sees it</source>
      <translation>Ordner, wie der Absender ihn sieht</translation>
    </message>
    <message>
      <source>The same folder here</source>
      <translation>Derselbe Ordner hier</translation>
    </message>
    <message>
      <source>Choose a folder</source>
      <translation>Ordner wählen</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>Hinzufügen</translation>
    </message>
    <message>
      <source>Add this mapping</source>
      <translation>Diese Zuordnung hinzufügen</translation>
    </message>
    <message>
      <source>Where the sender sees folders by another name than this machine. Without any, both see the same.</source>
      <translation>Wo der Absender Ordner unter anderem Namen sieht als dieser Rechner. Ohne Zuordnung sehen beide dasselbe.</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>Address of the manager itself</source>
      <translation>Adresse des Managers selbst</translation>
    </message>
    <message>
      <source>API key of the manager</source>
      <translation>API-Schlüssel des Managers</translation>
    </message>
    <message>
      <source>With its address and API key it is asked, at every start, what it did while Metarr was off.</source>
      <translation>Mit Adresse und API-Schlüssel wird er bei jedem Start gefragt, was er tat, während Metarr aus war.</translation>
    </message>
    <message>
      <source>What was missed</source>
      <translation>Was verpasst wurde</translation>
    </message>
    <message>
      <source>Remove the mapping of {folder}</source>
      <translation>Zuordnung von {folder} entfernen</translation>
    </message>
    <message>
      <source>Copied</source>
      <translation>Kopiert</translation>
    </message>
    <message>
      <source>The folder as it is called here</source>
      <translation>Der Ordner, wie er hier heißt</translation>
    </message>
    <message>
      <source>Another token holds from now on; enter it there too.</source>
      <translation>Ab jetzt gilt ein anderes Token; trag es auch dort ein.</translation>
    </message>
    <message>
      <source>Posting…</source>
      <translation>Wird gesendet…</translation>
    </message>
    <message>
      <source>let in</source>
      <translation>eingelassen</translation>
    </message>
    <message>
      <source>Remove “{name}”?</source>
      <translation>„{name}“ entfernen?</translation>
    </message>
    <message>
      <source>Its token is refused from now on, and what it told is forgotten. The library stays as it is.</source>
      <translation>Sein Token wird ab jetzt abgelehnt, und was er gemeldet hat, wird vergessen. Die Mediathek bleibt, wie sie ist.</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>Behalten</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
  </context>
  <context>
    <name>Hooks</name>
    <message>
      <source>Any program</source>
      <translation>Beliebiges Programm</translation>
    </message>
    <message>
      <source>In {manager}: Settings › Connect › + › Webhook, method POST.</source>
      <translation>In {manager}: Settings › Connect › + › Webhook, Methode POST.</translation>
    </message>
    <message>
      <source>There: Settings › Notifications › Webhook, with the template as it is.</source>
      <translation>Dort: Settings › Notifications › Webhook, mit der Vorlage, wie sie ist.</translation>
    </message>
    <message>
      <source>Post JSON such as {"path": "/srv/films/Heat (1995)"}.</source>
      <translation>Sende JSON wie {"path": "/srv/films/Heat (1995)"} per POST.</translation>
    </message>
    <message>
      <source>As the authorization header there.</source>
      <translation>Dort als Authorization-Header.</translation>
    </message>
    <message>
      <source>In the header X-Metarr-Token, or behind the address.</source>
      <translation>Im Header X-Metarr-Token oder hinter der Adresse.</translation>
    </message>
    <message>
      <source>As the password there, with any user name.</source>
      <translation>Dort als Passwort, mit beliebigem Benutzernamen.</translation>
    </message>
    <message>
      <source>Received</source>
      <translation>Empfangen</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Erledigt</translation>
    </message>
    <message>
      <source>Nothing to do</source>
      <translation>Nichts zu tun</translation>
    </message>
    <message>
      <source>Failed</source>
      <translation>Fehlgeschlagen</translation>
    </message>
    <message>
      <source>Told before</source>
      <translation>Schon gemeldet</translation>
    </message>
    <message>
      <source>no event of that name is known; it is kept</source>
      <translation>kein Ereignis dieses Namens ist bekannt; es wird aufbewahrt</translation>
    </message>
    <message>
      <source>it asks for nothing</source>
      <translation>es verlangt nichts</translation>
    </message>
    <message>
      <source>it names neither a path nor an id</source>
      <translation>es nennt weder einen Pfad noch eine ID</translation>
    </message>
    <message>
      <source>the files stay, so the title does</source>
      <translation>die Dateien bleiben, also auch der Titel</translation>
    </message>
    <message>
      <source>a better file follows</source>
      <translation>eine bessere Datei folgt</translation>
    </message>
    <message>
      <source>each of its files was told of before</source>
      <translation>jede seiner Dateien wurde schon gemeldet</translation>
    </message>
    <message>
      <source>it lies in no library; a mapping may be missing</source>
      <translation>es liegt in keiner Mediathek; vielleicht fehlt eine Zuordnung</translation>
    </message>
    <message>
      <source>nothing was found where it says</source>
      <translation>am genannten Ort wurde nichts gefunden</translation>
    </message>
    <message>
      <source>no title has these ids</source>
      <translation>kein Titel hat diese IDs</translation>
    </message>
    <message>
      <source>you decided what the title is, so its ids stay</source>
      <translation>du hast entschieden, was der Titel ist, also bleiben seine IDs</translation>
    </message>
    <message>
      <source>Listening at {address}, and for other machines by this machine's name or number.</source>
      <translation>Lauscht an {address} und für andere Rechner unter dem Namen oder der Nummer dieses Rechners.</translation>
    </message>
    <message>
      <source>Listening at {address}, for this machine alone.</source>
      <translation>Lauscht an {address}, nur für diesen Rechner.</translation>
    </message>
    <message>
      <source>Nobody listens. Switch it on above.</source>
      <translation>Niemand lauscht. Schalte es oben ein.</translation>
    </message>
  </context>
  <context>
    <name>HooksPanel</name>
    <message>
      <source>Add a sender</source>
      <translation>Absender hinzufügen</translation>
    </message>
    <message>
      <source>Nobody may tell yet. Add Radarr, Sonarr, Lidarr or another sender to get its address and token.</source>
      <translation>Noch darf niemand etwas melden. Füge Radarr, Sonarr, Lidarr oder einen anderen Absender hinzu, um Adresse und Token zu bekommen.</translation>
    </message>
    <message>
      <source>What was told</source>
      <translation>Was gemeldet wurde</translation>
    </message>
    <message>
      <source>Every machine of your network can reach this port, and what is posted is not encrypted. A sender has to show its token all the same. Do not forward the port to the internet.</source>
      <translation>Jeder Rechner in deinem Netz kann diesen Port erreichen, und was gesendet wird, ist nicht verschlüsselt. Ein Absender muss trotzdem sein Token vorzeigen. Leite den Port nicht ins Internet weiter.</translation>
    </message>
  </context>
  <context>
    <name>IdentifyPage</name>
    <message>
      <source>Reading what there is to identify</source>
      <translation>Liest, was es zu bestimmen gibt</translation>
    </message>
    <message>
      <source>This takes a moment.</source>
      <translation>Das dauert einen Moment.</translation>
    </message>
    <message>
      <source>Titles that wait</source>
      <translation>Wartende Titel</translation>
    </message>
    <message>
      <source>Most certain first</source>
      <translation>Sicherste zuerst</translation>
    </message>
    <message>
      <source>{count} need you</source>
      <translation>{count} brauchen dich</translation>
    </message>
    <message>
      <source>1 needs you</source>
      <translation>1 braucht dich</translation>
    </message>
    <message numerus="yes">
      <source>%n title(s) to identify</source>
      <translation>
        <numerusform>%n Titel zu bestimmen</numerusform>
        <numerusform>%n Titel zu bestimmen</numerusform>
      </translation>
    </message>
    <message>
      <source>{count} done today</source>
      <translation>{count} heute erledigt</translation>
    </message>
    <message>
      <source>{count} left</source>
      <translation>{count} übrig</translation>
    </message>
    <message>
      <source>This title cannot be read</source>
      <translation>Dieser Titel lässt sich nicht lesen</translation>
    </message>
    <message>
      <source>Asking providers</source>
      <translation>Anbieter werden gefragt</translation>
    </message>
    <message>
      <source>Nobody knows it by that name</source>
      <translation>Niemand kennt ihn unter diesem Namen</translation>
    </message>
    <message>
      <source>Search for other words, paste an id or the address of its page, or say that it is your own.</source>
      <translation>Such nach anderen Wörtern, füge eine ID oder die Adresse seiner Seite ein oder sag, dass er dein eigener ist.</translation>
    </message>
    <message>
      <source>Nobody is asked while you stay offline. What is accepted is kept; search later, or go online.</source>
      <translation>Solange du offline bleibst, wird niemand gefragt. Was du annimmst, bleibt erhalten; such später oder geh online.</translation>
    </message>
    <message>
      <source>You are offline</source>
      <translation>Du bist offline</translation>
    </message>
    <message>
      <source>Open the settings</source>
      <translation>Einstellungen öffnen</translation>
    </message>
    <message>
      <source>Nobody can be asked yet</source>
      <translation>Noch kann niemand gefragt werden</translation>
    </message>
    <message>
      <source>Switch a provider on, or give one its key.</source>
      <translation>Schalte einen Anbieter ein oder gib einem seinen Schlüssel.</translation>
    </message>
    <message>
      <source>Set up providers</source>
      <translation>Anbieter einrichten</translation>
    </message>
    <message>
      <source>No answer</source>
      <translation>Keine Antwort</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Erneut versuchen</translation>
    </message>
    <message>
      <source>Identified as {title}</source>
      <translation>Bestimmt als {title}</translation>
    </message>
    <message>
      <source>Kept as your own; no provider is asked about it</source>
      <translation>Als dein eigener behalten; kein Anbieter wird dazu gefragt</translation>
    </message>
    <message>
      <source>No longer kept as your own</source>
      <translation>Nicht mehr als dein eigener behalten</translation>
    </message>
    <message>
      <source>Left unidentified</source>
      <translation>Unbestimmt gelassen</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Episode order set and locked</source>
      <translation>Folgenreihenfolge gesetzt und gesperrt</translation>
    </message>
    <message>
      <source>Movies, series, artists and albums are identified; what is below them comes along.</source>
      <translation>Filme, Serien, Interpreten und Alben werden bestimmt; was darunter liegt, kommt mit.</translation>
    </message>
    <message>
      <source>Nothing here can be identified</source>
      <translation>Hier lässt sich nichts bestimmen</translation>
    </message>
    <message>
      <source>What cannot be told surely waits here, with the candidates and their reasons.</source>
      <translation>Was sich nicht sicher sagen lässt, wartet hier, mit den Kandidaten und ihren Gründen.</translation>
    </message>
    <message>
      <source>Nothing waits for you</source>
      <translation>Nichts wartet auf dich</translation>
    </message>
    <message numerus="yes">
      <source>Nobody on the internet is asked. Until you go online there wait: %n title(s).</source>
      <translation>
        <numerusform>Niemand im Internet wird gefragt. Bis du online gehst, wartet %n Titel.</numerusform>
        <numerusform>Niemand im Internet wird gefragt. Bis du online gehst, warten %n Titel.</numerusform>
      </translation>
    </message>
    <message>
      <source>Switch a provider on, or give one its key: it tells which titles your files are.</source>
      <translation>Schalte einen Anbieter ein oder gib einem seinen Schlüssel: Er sagt, welche Titel deine Dateien sind.</translation>
    </message>
    <message>
      <source>What is sure is taken by itself; what is not turns up here.</source>
      <translation>Was sicher ist, wird von selbst übernommen; was nicht, taucht hier auf.</translation>
    </message>
    <message numerus="yes">
      <source>You left %n title(s) unidentified. They can be asked about again.</source>
      <translation>
        <numerusform>Du hast %n Titel unbestimmt gelassen. Dazu kann erneut gefragt werden.</numerusform>
        <numerusform>Du hast %n Titel unbestimmt gelassen. Dazu kann erneut gefragt werden.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Ask again about %n title(s)</source>
      <translation>
        <numerusform>Zu %n Titel erneut fragen</numerusform>
        <numerusform>Zu %n Titeln erneut fragen</numerusform>
      </translation>
    </message>
    <message>
      <source>Providers know which titles your files are. What is not sure waits here for you.</source>
      <translation>Anbieter wissen, welche Titel deine Dateien sind. Was nicht sicher ist, wartet hier auf dich.</translation>
    </message>
    <message numerus="yes">
      <source>Identify %n title(s) now</source>
      <translation>
        <numerusform>Jetzt %n Titel bestimmen</numerusform>
        <numerusform>Jetzt %n Titel bestimmen</numerusform>
      </translation>
    </message>
    <message>
      <source>Nobody was asked yet</source>
      <translation>Noch wurde niemand gefragt</translation>
    </message>
    <message>
      <source>Keeping it</source>
      <translation>Wird behalten</translation>
    </message>
    <message>
      <source>This cannot be read</source>
      <translation>Das lässt sich nicht lesen</translation>
    </message>
  </context>
  <context>
    <name>InTheWay</name>
    <message>
      <source>Take back</source>
      <translation>Zurücknehmen</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>Titel</translation>
    </message>
    <message>
      <source>Now</source>
      <translation>Jetzt</translation>
    </message>
    <message>
      <source>Changed by</source>
      <translation>Geändert von</translation>
    </message>
    <message>
      <source>Would go back to</source>
      <translation>Ginge zurück auf</translation>
    </message>
    <message>
      <source>The title itself</source>
      <translation>Der Titel selbst</translation>
    </message>
    <message>
      <source>its number is taken</source>
      <translation>seine Nummer ist vergeben</translation>
    </message>
    <message>
      <source>in the trash</source>
      <translation>im Papierkorb</translation>
    </message>
    <message>
      <source>in the library</source>
      <translation>in der Mediathek</translation>
    </message>
    <message>
      <source>{value} · locked</source>
      <translation>{value} · gesperrt</translation>
    </message>
  </context>
  <context>
    <name>InlineEdit</name>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
  </context>
  <context>
    <name>ItemVerbs</name>
    <message>
      <source>&amp;Item</source>
      <translation>&amp;Titel</translation>
    </message>
    <message>
      <source>&amp;Edit</source>
      <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
      <source>&amp;Lock all fields</source>
      <translation>Alle Felder &amp;sperren</translation>
    </message>
    <message>
      <source>&amp;Unlock all fields</source>
      <translation>Alle Felder &amp;entsperren</translation>
    </message>
    <message>
      <source>&amp;Identify…</source>
      <translation>Best&amp;immen…</translation>
    </message>
    <message>
      <source>Identify &amp;now</source>
      <translation>&amp;Jetzt bestimmen</translation>
    </message>
    <message>
      <source>En&amp;rich</source>
      <translation>&amp;Anreichern</translation>
    </message>
    <message>
      <source>Enrich &amp;first</source>
      <translation>&amp;Zuerst anreichern</translation>
    </message>
    <message>
      <source>Look &amp;after artwork</source>
      <translation>Bilder &amp;pflegen</translation>
    </message>
    <message>
      <source>A&amp;dd to collection…</source>
      <translation>Zur Sammlung &amp;hinzufügen…</translation>
    </message>
    <message>
      <source>&amp;Publish…</source>
      <translation>&amp;Veröffentlichen…</translation>
    </message>
    <message>
      <source>Rena&amp;me…</source>
      <translation>&amp;Umbenennen…</translation>
    </message>
    <message>
      <source>Mer&amp;ge into one…</source>
      <translation>Zu einem zusammen&amp;führen…</translation>
    </message>
    <message>
      <source>Mark as &amp;watched</source>
      <translation>Als &amp;gesehen markieren</translation>
    </message>
    <message>
      <source>Mark a&amp;s not watched</source>
      <translation>Als &amp;nicht gesehen markieren</translation>
    </message>
    <message>
      <source>Pla&amp;y</source>
      <translation>Abspie&amp;len</translation>
    </message>
    <message>
      <source>&amp;Open folder</source>
      <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
      <source>&amp;Copy path</source>
      <translation>Pfad &amp;kopieren</translation>
    </message>
    <message>
      <source>Move to &amp;trash</source>
      <translation>In den Papierko&amp;rb</translation>
    </message>
    <message>
      <source>Move to tras&amp;h with its files</source>
      <translation>&amp;Mit Dateien in den Papierkorb</translation>
    </message>
    <message numerus="yes">
      <source>%n title(s) locked</source>
      <translation>
        <numerusform>%n Titel gesperrt</numerusform>
        <numerusform>%n Titel gesperrt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n title(s) unlocked</source>
      <translation>
        <numerusform>%n Titel entsperrt</numerusform>
        <numerusform>%n Titel entsperrt</numerusform>
      </translation>
    </message>
    <message>
      <source>Only films and episodes can be marked as watched</source>
      <translation>Nur Filme und Folgen lassen sich als gesehen markieren</translation>
    </message>
    <message numerus="yes">
      <source>%n title(s) marked as watched</source>
      <translation>
        <numerusform>%n Titel als gesehen markiert</numerusform>
        <numerusform>%n Titel als gesehen markiert</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n title(s) marked as not watched</source>
      <translation>
        <numerusform>%n Titel als nicht gesehen markiert</numerusform>
        <numerusform>%n Titel als nicht gesehen markiert</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n title(s) enriched before all others</source>
      <translation>
        <numerusform>%n Titel wird vor allen anderen angereichert</numerusform>
        <numerusform>%n Titel werden vor allen anderen angereichert</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Artwork of %n title(s) is looked after</source>
      <translation>
        <numerusform>Die Bilder von %n Titel werden gepflegt</numerusform>
        <numerusform>Die Bilder von %n Titeln werden gepflegt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Artwork of %n title(s) is left alone</source>
      <translation>
        <numerusform>Die Bilder von %n Titel bleiben, wie sie sind</numerusform>
        <numerusform>Die Bilder von %n Titeln bleiben, wie sie sind</numerusform>
      </translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message numerus="yes">
      <source>%n title(s) moved to the trash; files stay</source>
      <translation>
        <numerusform>%n Titel in den Papierkorb verschoben; Dateien bleiben</numerusform>
        <numerusform>%n Titel in den Papierkorb verschoben; Dateien bleiben</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n title(s) moved to the trash with files</source>
      <translation>
        <numerusform>%n Titel samt Dateien im Papierkorb</numerusform>
        <numerusform>%n Titel samt Dateien im Papierkorb</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) out of reach, or of another title too</source>
      <translation>
        <numerusform>%n Datei unerreichbar oder auch eines anderen Titels</numerusform>
        <numerusform>%n Dateien unerreichbar oder auch eines anderen Titels</numerusform>
      </translation>
    </message>
    <message>
      <source>this system has no program that opens it. The path can be copied instead.</source>
      <translation>dieses System hat kein Programm, das es öffnet. Stattdessen kannst du den Pfad kopieren.</translation>
    </message>
    <message>
      <source>Path copied</source>
      <translation>Pfad kopiert</translation>
    </message>
  </context>
  <context>
    <name>Job</name>
    <message>
      <source>Actor</source>
      <translation>Schauspieler</translation>
    </message>
    <message>
      <source>Director</source>
      <translation>Regie</translation>
    </message>
    <message>
      <source>Writer</source>
      <translation>Drehbuch</translation>
    </message>
    <message>
      <source>Producer</source>
      <translation>Produktion</translation>
    </message>
    <message>
      <source>Composer</source>
      <translation>Musik</translation>
    </message>
    <message>
      <source>Artist</source>
      <translation>Interpret</translation>
    </message>
    <message>
      <source>Other work</source>
      <translation>Sonstiges</translation>
    </message>
    <message>
      <source>as {role}</source>
      <translation>als {role}</translation>
    </message>
    <message numerus="yes">
      <source>%n episode(s)</source>
      <translation>
        <numerusform>%n Folge</numerusform>
        <numerusform>%n Folgen</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>JobBar</name>
    <message>
      <source>Commands</source>
      <translation>Befehle</translation>
    </message>
    <message>
      <source>No work is running</source>
      <translation>Keine Arbeit läuft</translation>
    </message>
    <message numerus="yes">
      <source>%n new notification(s)</source>
      <translation>
        <numerusform>%n neue Benachrichtigung</numerusform>
        <numerusform>%n neue Benachrichtigungen</numerusform>
      </translation>
    </message>
    <message>
      <source>Notifications: nothing new</source>
      <translation>Benachrichtigungen: nichts Neues</translation>
    </message>
    <message numerus="yes">
      <source>%n job(s) waiting</source>
      <translation>
        <numerusform>%n Auftrag wartet</numerusform>
        <numerusform>%n Aufträge warten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n paused</source>
      <translation>
        <numerusform>%n angehalten</numerusform>
        <numerusform>%n angehalten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n job(s) paused</source>
      <translation>
        <numerusform>%n Auftrag angehalten</numerusform>
        <numerusform>%n Aufträge angehalten</numerusform>
      </translation>
    </message>
    <message>
      <source>Paused: no work begins until it is resumed</source>
      <translation>Angehalten: Keine Arbeit beginnt, bis du fortsetzt</translation>
    </message>
    <message>
      <source>All work is paused: “{job}” waits</source>
      <translation>Alle Arbeit ist angehalten: „{job}“ wartet</translation>
    </message>
    <message>
      <source>Resume</source>
      <translation>Fortsetzen</translation>
    </message>
    <message>
      <source>stopping</source>
      <translation>wird abgebrochen</translation>
    </message>
    <message>
      <source>{done} so far</source>
      <translation>{done} bisher</translation>
    </message>
    <message>
      <source>{done} of {total}</source>
      <translation>{done} von {total}</translation>
    </message>
    <message>
      <source>{rate}/s</source>
      <translation>{rate}/s</translation>
    </message>
    <message>
      <source>less than a minute left</source>
      <translation>noch weniger als eine Minute</translation>
    </message>
    <message numerus="yes">
      <source>%n min left</source>
      <translation>
        <numerusform>noch %n min</numerusform>
        <numerusform>noch %n min</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>JobDetail</name>
    <message>
      <source>Do it first</source>
      <translation>Zuerst erledigen</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Erneut versuchen</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Take back what it did and give back what stood there</source>
      <translation>Zurücknehmen, was er getan hat, und zurückgeben, was dort stand</translation>
    </message>
    <message>
      <source>Copy details</source>
      <translation>Details kopieren</translation>
    </message>
    <message>
      <source>Pause</source>
      <extracomment>Counts that mean something else in one type of job than in the others.</extracomment>
      <translation>Anhalten</translation>
    </message>
    <message>
      <source>Do it now</source>
      <translation>Jetzt erledigen</translation>
    </message>
    <message>
      <source>The job</source>
      <translation>Der Auftrag</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Fortsetzen</translation>
    </message>
    <message>
      <source>Planned · {when}</source>
      <translation>Geplant · {when}</translation>
    </message>
    <message>
      <source>{often}. When, and whether at all, is chosen in Settings under Automation.</source>
      <translation>{often}. Wann und ob überhaupt, wählst du in den Einstellungen unter Automatik.</translation>
    </message>
    <message>
      <source>Ended {when}</source>
      <translation>Beendet {when}</translation>
    </message>
    <message>
      <source>Started {when}</source>
      <translation>Begonnen {when}</translation>
    </message>
    <message>
      <source>Asked for {when} · priority {priority}</source>
      <translation>Angefordert {when} · Priorität {priority}</translation>
    </message>
    <message>
      <source>of {total}</source>
      <translation>von {total}</translation>
    </message>
    <message>
      <source>so far</source>
      <translation>bisher</translation>
    </message>
    <message>
      <source>now {now}, most {most}</source>
      <translation>jetzt {now}, höchstens {most}</translation>
    </message>
    <message>
      <source>New</source>
      <translation>Neu</translation>
    </message>
    <message>
      <source>Changed</source>
      <translation>Geändert</translation>
    </message>
    <message>
      <source>Missing now</source>
      <translation>Jetzt fehlend</translation>
    </message>
    <message>
      <source>Back again</source>
      <translation>Wieder da</translation>
    </message>
    <message>
      <source>Read</source>
      <translation>Gelesen</translation>
    </message>
    <message>
      <source>Files written</source>
      <translation>Dateien geschrieben</translation>
    </message>
    <message>
      <source>Files replaced</source>
      <translation>Dateien ersetzt</translation>
    </message>
    <message>
      <source>Files removed</source>
      <translation>Dateien entfernt</translation>
    </message>
    <message>
      <source>Files already right</source>
      <translation>Dateien schon richtig</translation>
    </message>
    <message>
      <source>Shown by players</source>
      <translation>Von Playern gezeigt</translation>
    </message>
    <message>
      <source>To be shown</source>
      <translation>Zu zeigen</translation>
    </message>
    <message>
      <source>Still waiting</source>
      <translation>Wartet noch</translation>
    </message>
    <message>
      <source>Purged</source>
      <translation>Endgültig gelöscht</translation>
    </message>
    <message>
      <source>Could not be used</source>
      <translation>Nicht verwendbar</translation>
    </message>
    <message>
      <source>Identified</source>
      <translation>Bestimmt</translation>
    </message>
    <message>
      <source>Waiting for you</source>
      <translation>Wartet auf dich</translation>
    </message>
    <message>
      <source>Known to nobody</source>
      <translation>Niemandem bekannt</translation>
    </message>
    <message>
      <source>Enriched</source>
      <translation>Angereichert</translation>
    </message>
    <message>
      <source>Held back</source>
      <translation>Zurückgehalten</translation>
    </message>
    <message>
      <source>Pictures fetched</source>
      <translation>Bilder geholt</translation>
    </message>
    <message>
      <source>Titles</source>
      <translation>Titel</translation>
    </message>
    <message>
      <source>Pictures that are gone</source>
      <translation>Bilder, die weg sind</translation>
    </message>
    <message>
      <source>Steps a second, last 2 minutes</source>
      <translation>Schritte je Sekunde, letzte 2 Minuten</translation>
    </message>
    <message>
      <source>a second, last 2 minutes</source>
      <translation>je Sekunde, letzte 2 Minuten</translation>
    </message>
    <message>
      <source>Who was asked</source>
      <translation>Wer gefragt wurde</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Protokoll</translation>
    </message>
  </context>
  <context>
    <name>JobEndings</name>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
  </context>
  <context>
    <name>JobLog</name>
    <message>
      <source>What it said line by line is no longer kept: that lasts until the program ends.</source>
      <translation>Was er Zeile für Zeile sagte, ist nicht mehr da: Das bleibt nur, bis das Programm endet.</translation>
    </message>
    <message>
      <source>Begun, try {number}</source>
      <translation>Begonnen, Versuch {number}</translation>
    </message>
    <message>
      <source>Begun</source>
      <translation>Begonnen</translation>
    </message>
    <message>
      <source>Asked for</source>
      <translation>Angefordert</translation>
    </message>
    <message>
      <source>failed</source>
      <translation>fehlgeschlagen</translation>
    </message>
    <message>
      <source>Cancelled</source>
      <translation>Abgebrochen</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Erledigt</translation>
    </message>
    <message>
      <source>done</source>
      <translation>erledigt</translation>
    </message>
    <message>
      <source>as before</source>
      <translation>wie zuvor</translation>
    </message>
    <message>
      <source>left open</source>
      <translation>offen</translation>
    </message>
    <message>
      <source>problem</source>
      <translation>Problem</translation>
    </message>
  </context>
  <context>
    <name>Jobs</name>
    <message>
      <source>Taking back what was published</source>
      <translation>Veröffentlichtes zurücknehmen</translation>
    </message>
    <message>
      <source>Giving names back</source>
      <translation>Namen zurückgeben</translation>
    </message>
    <message>
      <source>Scanning {library}</source>
      <translation>{library} durchsuchen</translation>
    </message>
    <message>
      <source>Reading NFO files of {library}</source>
      <translation>NFO-Dateien von {library} lesen</translation>
    </message>
    <message>
      <source>Reading artwork of {library}</source>
      <translation>Bilder von {library} lesen</translation>
    </message>
    <message>
      <source>Reading media files of {library}</source>
      <translation>Mediendateien von {library} lesen</translation>
    </message>
    <message>
      <source>Checking doubtful names of {library}</source>
      <translation>Zweifelhafte Namen von {library} prüfen</translation>
    </message>
    <message>
      <source>Publishing {library}</source>
      <translation>{library} veröffentlichen</translation>
    </message>
    <message>
      <source>Identifying {library}</source>
      <translation>{library} bestimmen</translation>
    </message>
    <message>
      <source>Enriching {library}</source>
      <translation>{library} anreichern</translation>
    </message>
    <message>
      <source>Fetching artwork of {library}</source>
      <translation>Bilder von {library} holen</translation>
    </message>
    <message>
      <source>Checking what was published of {library}</source>
      <translation>Veröffentlichtes von {library} prüfen</translation>
    </message>
    <message>
      <source>Keeping subtitles and themes of {library}</source>
      <translation>Untertitel und Titelmusik von {library} aufbewahren</translation>
    </message>
    <message>
      <source>Scanning</source>
      <translation>Durchsuchen</translation>
    </message>
    <message>
      <source>Reading NFO files</source>
      <translation>NFO-Dateien lesen</translation>
    </message>
    <message>
      <source>Reading artwork</source>
      <translation>Bilder lesen</translation>
    </message>
    <message>
      <source>Reading media files</source>
      <translation>Mediendateien lesen</translation>
    </message>
    <message>
      <source>Checking doubtful names</source>
      <translation>Zweifelhafte Namen prüfen</translation>
    </message>
    <message>
      <source>Publishing</source>
      <translation>Veröffentlichen</translation>
    </message>
    <message>
      <source>Telling players</source>
      <translation>Player benachrichtigen</translation>
    </message>
    <message>
      <source>Tidying the trash</source>
      <translation>Papierkorb aufräumen</translation>
    </message>
    <message>
      <source>Identifying</source>
      <translation>Bestimmen</translation>
    </message>
    <message>
      <source>Enriching</source>
      <translation>Anreichern</translation>
    </message>
    <message>
      <source>Fetching artwork</source>
      <translation>Bilder holen</translation>
    </message>
    <message>
      <source>Looking for titles to ask about again</source>
      <translation>Titel suchen, zu denen erneut gefragt wird</translation>
    </message>
    <message>
      <source>Renaming</source>
      <translation>Umbenennen</translation>
    </message>
    <message>
      <source>Moving the pictures</source>
      <translation>Bilder verschieben</translation>
    </message>
    <message>
      <source>Moving files to the trash or back</source>
      <translation>Dateien in den Papierkorb oder zurück verschieben</translation>
    </message>
    <message>
      <source>Checking what was published</source>
      <translation>Veröffentlichtes prüfen</translation>
    </message>
    <message>
      <source>Putting files right</source>
      <translation>Dateien richtigstellen</translation>
    </message>
    <message>
      <source>Keeping subtitles and themes</source>
      <translation>Untertitel und Titelmusik aufbewahren</translation>
    </message>
    <message>
      <source>Backing up</source>
      <translation>Sichern</translation>
    </message>
    <message>
      <source>Bringing back pictures</source>
      <translation>Bilder zurückholen</translation>
    </message>
    <message>
      <source>Noting which episodes shows have</source>
      <translation>Merken, welche Folgen Serien haben</translation>
    </message>
    <message>
      <source>Giving back what you decided</source>
      <translation>Zurückgeben, was du entschieden hast</translation>
    </message>
    <message>
      <source>Removing unused pictures</source>
      <translation>Unbenutzte Bilder entfernen</translation>
    </message>
    <message>
      <source>Comparing players</source>
      <translation>Player vergleichen</translation>
    </message>
    <message>
      <source>Merging what was watched</source>
      <translation>Gesehenes zusammenführen</translation>
    </message>
    <message>
      <source>Looking through the data</source>
      <translation>Daten durchsehen</translation>
    </message>
    <message>
      <source>Taking in what a manager told</source>
      <translation>Übernehmen, was ein Manager gemeldet hat</translation>
    </message>
    <message>
      <source>Identifying what a manager told of</source>
      <translation>Bestimmen, was ein Manager gemeldet hat</translation>
    </message>
    <message>
      <source>Asking managers what they did</source>
      <translation>Manager fragen, was sie getan haben</translation>
    </message>
    <message>
      <source>Looking at changed folders of {library}</source>
      <translation>Geänderte Ordner von {library} ansehen</translation>
    </message>
    <message>
      <source>Sweeping {library}</source>
      <translation>Rundgang durch {library}</translation>
    </message>
    <message>
      <source>While it was quiet</source>
      <translation>Während der Ruhezeiten</translation>
    </message>
    <message>
      <source>Scan finished</source>
      <translation>Suchlauf beendet</translation>
    </message>
    <message>
      <source>Needs you</source>
      <translation>Braucht dich</translation>
    </message>
    <message>
      <source>Player unreachable</source>
      <translation>Player nicht erreichbar</translation>
    </message>
    <message>
      <source>Job failed</source>
      <translation>Auftrag fehlgeschlagen</translation>
    </message>
    <message>
      <source>Backup failed</source>
      <translation>Sicherung fehlgeschlagen</translation>
    </message>
    <message>
      <source>Trash</source>
      <translation>Papierkorb</translation>
    </message>
    <message>
      <source>Cancelled. What was done until then is kept.</source>
      <translation>Abgebrochen. Was bis dahin getan war, bleibt.</translation>
    </message>
    <message>
      <source>{told}: its folders are looked at.</source>
      <translation>{told}: Die Ordner werden angesehen.</translation>
    </message>
    <message>
      <source>{told}: nothing to do.</source>
      <translation>{told}: nichts zu tun.</translation>
    </message>
    <message>
      <source>{unasked}: as before, to be asked about again.</source>
      <translation>{unasked}: wie zuvor, wird erneut gefragt.</translation>
    </message>
    <message>
      <source>{soon}, the first on {day}.</source>
      <translation>{soon}, zuerst am {day}.</translation>
    </message>
    <message>
      <source>This is how notifications arrive.</source>
      <translation>So kommen Benachrichtigungen an.</translation>
    </message>
    <message>
      <source>Not found in {path}: {titles}. Nothing is done before you confirm it.</source>
      <translation>In {path} nicht gefunden: {titles}. Nichts geschieht, bevor du es bestätigst.</translation>
    </message>
    <message>
      <source>{problem} What it is to be told waits.</source>
      <translation>{problem} Was ihm mitzuteilen ist, wartet.</translation>
    </message>
    <message>
      <source>{error} It can be tried again under Activity.</source>
      <translation>{error} Unter Aktivität kannst du es erneut versuchen.</translation>
    </message>
    <message>
      <source>{error} The backups made before are as they were.</source>
      <translation>{error} Die früheren Sicherungen sind, wie sie waren.</translation>
    </message>
    <message>
      <source>nothing new</source>
      <translation>nichts Neues</translation>
    </message>
    <message>
      <source>{library} scanned: {found}.</source>
      <translation>{library} durchsucht: {found}.</translation>
    </message>
    <message>
      <source>The second reader had nothing to say.</source>
      <translation>Der zweite Leser hatte nichts zu sagen.</translation>
    </message>
    <message>
      <source>Nothing was written; some files could not be, or wait.</source>
      <translation>Nichts wurde geschrieben; einige Dateien gingen nicht oder warten.</translation>
    </message>
    <message>
      <source>Everything was already on disk as it is here.</source>
      <translation>Auf dem Laufwerk war schon alles, wie es hier ist.</translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) written</source>
      <translation>
        <numerusform>%n Datei geschrieben</numerusform>
        <numerusform>%n Dateien geschrieben</numerusform>
      </translation>
    </message>
    <message>
      <source>{titles}: {files}.</source>
      <translation>{titles}: {files}.</translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) removed</source>
      <translation>
        <numerusform>%n Datei entfernt</numerusform>
        <numerusform>%n Dateien entfernt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) of yours given back</source>
      <translation>
        <numerusform>%n deiner Dateien zurückgegeben</numerusform>
        <numerusform>%n deiner Dateien zurückgegeben</numerusform>
      </translation>
    </message>
    <message>
      <source>Publishing taken back; no file had to change.</source>
      <translation>Veröffentlichen zurückgenommen; keine Datei musste geändert werden.</translation>
    </message>
    <message>
      <source>Publishing taken back: {files}.</source>
      <translation>Veröffentlichen zurückgenommen: {files}.</translation>
    </message>
    <message>
      <source>{files}, all as they were published.</source>
      <translation>{files}, alle wie veröffentlicht.</translation>
    </message>
    <message>
      <source>Files that differ from what was published: {counts}.</source>
      <translation>Dateien, die vom Veröffentlichten abweichen: {counts}.</translation>
    </message>
    <message>
      <source>{equal} equal, {differ} differ, {absent} not there; nobody was told anything.</source>
      <translation>{equal} gleich, {differ} anders, {absent} nicht da; niemand wurde benachrichtigt.</translation>
    </message>
    <message>
      <source>Players show {there} of {total}.</source>
      <translation>Player zeigen {there} von {total}.</translation>
    </message>
    <message>
      <source>No title was identified.</source>
      <translation>Kein Titel wurde bestimmt.</translation>
    </message>
    <message>
      <source>Titles: {counts}.</source>
      <translation>Titel: {counts}.</translation>
    </message>
    <message>
      <source>No title was enriched.</source>
      <translation>Kein Titel wurde angereichert.</translation>
    </message>
    <message>
      <source>No new picture was found.</source>
      <translation>Kein neues Bild wurde gefunden.</translation>
    </message>
    <message>
      <source>{pictures} fetched for {titles}.</source>
      <translation>{pictures} für {titles} geholt.</translation>
    </message>
    <message>
      <source>No file was moved.</source>
      <translation>Keine Datei wurde verschoben.</translation>
    </message>
    <message>
      <source>{what}.</source>
      <translation>{what}.</translation>
    </message>
    <message>
      <source>Pictures moved to {folder}: {files}.</source>
      <translation>Bilder nach {folder} verschoben: {files}.</translation>
    </message>
    <message>
      <source>Backed up: {titles}, {pictures}.</source>
      <translation>Gesichert: {titles}, {pictures}.</translation>
    </message>
    <message>
      <source>Nothing in the cache had to go.</source>
      <translation>Nichts musste aus dem Zwischenspeicher weg.</translation>
    </message>
    <message>
      <source>Removed from the cache: {files}, {mb} MB.</source>
      <translation>Aus dem Zwischenspeicher entfernt: {files}, {mb} MB.</translation>
    </message>
    <message>
      <source>The database is damaged; faults: {count}.</source>
      <translation>Die Datenbank ist beschädigt; Fehler: {count}.</translation>
    </message>
    <message>
      <source>The database is sound; lost or left over in the cache: {files}.</source>
      <translation>Die Datenbank ist heil; im Zwischenspeicher verloren oder übrig: {files}.</translation>
    </message>
    <message>
      <source>The database is sound, and every file fits.</source>
      <translation>Die Datenbank ist heil, und jede Datei passt.</translation>
    </message>
    <message numerus="yes">
      <source>%n problem(s) with players; the list is under Activity.</source>
      <translation>
        <numerusform>%n Problem mit Playern; die Liste steht unter Aktivität.</numerusform>
        <numerusform>%n Probleme mit Playern; die Liste steht unter Aktivität.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) of which there is something to say; the list is under Activity.</source>
      <translation>
        <numerusform>%n Datei, zu der es etwas zu sagen gibt; die Liste steht unter Aktivität.</numerusform>
        <numerusform>%n Dateien, zu denen es etwas zu sagen gibt; die Liste steht unter Aktivität.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n problem(s) with providers; the list is under Activity.</source>
      <translation>
        <numerusform>%n Problem mit Anbietern; die Liste steht unter Aktivität.</numerusform>
        <numerusform>%n Probleme mit Anbietern; die Liste steht unter Aktivität.</numerusform>
      </translation>
    </message>
    <message>
      <source>The second place was not reached; the reason is under Activity.</source>
      <translation>Der zweite Ort wurde nicht erreicht; der Grund steht unter Aktivität.</translation>
    </message>
    <message>
      <source>Why is under Activity.</source>
      <translation>Der Grund steht unter Aktivität.</translation>
    </message>
    <message>
      <source>Some files stay as they are; the list is under Activity.</source>
      <translation>Einige Dateien bleiben, wie sie sind; die Liste steht unter Aktivität.</translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) could not be used; the list is under Activity.</source>
      <translation>
        <numerusform>%n Datei war nicht verwendbar; die Liste steht unter Aktivität.</numerusform>
        <numerusform>%n Dateien waren nicht verwendbar; die Liste steht unter Aktivität.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n back again</source>
      <translation>
        <numerusform>%n wieder da</numerusform>
        <numerusform>%n wieder da</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n changed</source>
      <translation>
        <numerusform>%n geändert</numerusform>
        <numerusform>%n geändert</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n enriched</source>
      <translation>
        <numerusform>%n angereichert</numerusform>
        <numerusform>%n angereichert</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n event(s) that managers told when they were asked.</source>
      <translation>
        <numerusform>%n Ereignis, das Manager auf Nachfrage meldeten.</numerusform>
        <numerusform>%n Ereignisse, die Manager auf Nachfrage meldeten.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s)</source>
      <translation>
        <numerusform>%n Datei</numerusform>
        <numerusform>%n Dateien</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) and folders renamed.</source>
      <translation>
        <numerusform>%n Datei oder Ordner umbenannt.</numerusform>
        <numerusform>%n Dateien und Ordner umbenannt.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) beside videos copied into the cache.</source>
      <translation>
        <numerusform>%n Datei neben Videos in den Zwischenspeicher kopiert.</numerusform>
        <numerusform>%n Dateien neben Videos in den Zwischenspeicher kopiert.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) brought back.</source>
      <translation>
        <numerusform>%n Datei zurückgeholt.</numerusform>
        <numerusform>%n Dateien zurückgeholt.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) checked</source>
      <translation>
        <numerusform>%n Datei geprüft</numerusform>
        <numerusform>%n Dateien geprüft</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) deleted for good</source>
      <translation>
        <numerusform>%n Datei endgültig gelöscht</numerusform>
        <numerusform>%n Dateien endgültig gelöscht</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) moved to the trash.</source>
      <translation>
        <numerusform>%n Datei in den Papierkorb verschoben.</numerusform>
        <numerusform>%n Dateien in den Papierkorb verschoben.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) put right or left as they are.</source>
      <translation>
        <numerusform>%n Datei berichtigt oder belassen, wie sie ist.</numerusform>
        <numerusform>%n Dateien berichtigt oder belassen, wie sie sind.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n held back, as they look like other titles</source>
      <translation>
        <numerusform>%n zurückgehalten, da er wie ein anderer Titel aussieht</numerusform>
        <numerusform>%n zurückgehalten, da sie wie andere Titel aussehen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n identified</source>
      <translation>
        <numerusform>%n bestimmt</numerusform>
        <numerusform>%n bestimmt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n in the trash will be purged</source>
      <translation>
        <numerusform>%n im Papierkorb wird endgültig gelöscht</numerusform>
        <numerusform>%n im Papierkorb werden endgültig gelöscht</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n in use by another program.</source>
      <translation>
        <numerusform>%n wird von einem anderen Programm benutzt.</numerusform>
        <numerusform>%n werden von einem anderen Programm benutzt.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n known to nobody</source>
      <translation>
        <numerusform>%n kennt niemand</numerusform>
        <numerusform>%n kennt niemand</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n missing</source>
      <translation>
        <numerusform>%n fehlt</numerusform>
        <numerusform>%n fehlen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n name(s) confirmed by a second reader.</source>
      <translation>
        <numerusform>%n Name von einem zweiten Leser bestätigt.</numerusform>
        <numerusform>%n Namen von einem zweiten Leser bestätigt.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n name(s) given back.</source>
      <translation>
        <numerusform>%n Name zurückgegeben.</numerusform>
        <numerusform>%n Namen zurückgegeben.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n name(s) read otherwise by it.</source>
      <translation>
        <numerusform>%n Name von ihm anders gelesen.</numerusform>
        <numerusform>%n Namen von ihm anders gelesen.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new</source>
      <translation>
        <numerusform>%n neu</numerusform>
        <numerusform>%n neu</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n picture(s)</source>
      <translation>
        <numerusform>%n Bild</numerusform>
        <numerusform>%n Bilder</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n picture(s) brought back.</source>
      <translation>
        <numerusform>%n Bild zurückgeholt.</numerusform>
        <numerusform>%n Bilder zurückgeholt.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n picture(s) of your own</source>
      <translation>
        <numerusform>%n eigenes Bild von dir</numerusform>
        <numerusform>%n eigene Bilder von dir</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n picture(s) still missing.</source>
      <translation>
        <numerusform>%n Bild fehlt noch.</numerusform>
        <numerusform>%n Bilder fehlen noch.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n purged from the trash</source>
      <translation>
        <numerusform>%n endgültig aus dem Papierkorb gelöscht</numerusform>
        <numerusform>%n endgültig aus dem Papierkorb gelöscht</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n put right</source>
      <translation>
        <numerusform>%n berichtigt</numerusform>
        <numerusform>%n berichtigt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n title(s)</source>
      <translation>
        <numerusform>%n Titel</numerusform>
        <numerusform>%n Titel</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n title(s) identified as a manager said.</source>
      <translation>
        <numerusform>%n Titel bestimmt, wie ein Manager es sagte.</numerusform>
        <numerusform>%n Titel bestimmt, wie ein Manager es sagte.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n waiting for a player.</source>
      <translation>
        <numerusform>%n wartet auf einen Player.</numerusform>
        <numerusform>%n warten auf einen Player.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n waiting for you</source>
      <translation>
        <numerusform>%n wartet auf dich</numerusform>
        <numerusform>%n warten auf dich</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Given back what you decided: %n title(s).</source>
      <translation>
        <numerusform>%n Titel hat wieder, was du entschieden hast.</numerusform>
        <numerusform>%n Titel haben wieder, was du entschieden hast.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Nobody answered about %n title(s)</source>
      <translation>
        <numerusform>Zu %n Titel antwortete niemand</numerusform>
        <numerusform>Zu %n Titeln antwortete niemand</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Not there yet: %n title(s).</source>
      <translation>
        <numerusform>%n Titel ist noch nicht da.</numerusform>
        <numerusform>%n Titel sind noch nicht da.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Published %n title(s)</source>
      <translation>
        <numerusform>%n Titel veröffentlicht</numerusform>
        <numerusform>%n Titel veröffentlicht</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Waiting for you to say what they are: %n title(s).</source>
      <translation>
        <numerusform>Wartet darauf, dass du sagst, was es ist: %n Titel.</numerusform>
        <numerusform>Warten darauf, dass du sagst, was sie sind: %n Titel.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Waiting for your decision: %n file(s).</source>
      <translation>
        <numerusform>Wartet auf deine Entscheidung: %n Datei.</numerusform>
        <numerusform>Warten auf deine Entscheidung: %n Dateien.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>KeyField</name>
    <message>
      <source>Get a key</source>
      <translation>Schlüssel holen</translation>
    </message>
    <message>
      <source>Get a key of {provider}</source>
      <translation>Schlüssel von {provider} holen</translation>
    </message>
    <message>
      <source>Forget</source>
      <translation>Vergessen</translation>
    </message>
    <message>
      <source>Forget the key of {provider}</source>
      <translation>Schlüssel von {provider} vergessen</translation>
    </message>
    <message>
      <source>Test</source>
      <translation>Testen</translation>
    </message>
    <message>
      <source>Test {provider}</source>
      <translation>{provider} testen</translation>
    </message>
    <message>
      <source>kept; type to replace it</source>
      <translation>gespeichert; zum Ersetzen tippen</translation>
    </message>
    <message>
      <source>paste your key</source>
      <translation>füge deinen Schlüssel ein</translation>
    </message>
    <message>
      <source>optional</source>
      <translation>freiwillig</translation>
    </message>
    <message>
      <source>Asking…</source>
      <translation>Wird gefragt…</translation>
    </message>
    <message>
      <source>kept</source>
      <translation>gespeichert</translation>
    </message>
    <message>
      <source>forgotten</source>
      <translation>vergessen</translation>
    </message>
    <message>
      <source>works</source>
      <translation>funktioniert</translation>
    </message>
  </context>
  <context>
    <name>Keys</name>
    <message>
      <source>Film posters need a key of TMDB. It is free: get one, paste it, test it. Series, anime and music need none. Without it, films keep the pictures that lie beside them.</source>
      <extracomment>The one without which something is missing that everybody wants.</extracomment>
      <translation>Filmposter brauchen einen Schlüssel von TMDB. Er ist kostenlos: holen, einfügen, testen. Serien, Anime und Musik brauchen keinen. Ohne ihn behalten Filme die Bilder, die neben ihnen liegen.</translation>
    </message>
    <message>
      <source>Keys, if you have them</source>
      <translation>Schlüssel, falls du welche hast</translation>
    </message>
  </context>
  <context>
    <name>KeysModel</name>
    <message>
      <source>Command</source>
      <translation>Befehl</translation>
    </message>
    <message>
      <source>Holds in</source>
      <translation>Gilt in</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Tasten</translation>
    </message>
    <message>
      <source>As shipped</source>
      <translation>Standard</translation>
    </message>
    <message>
      <source>none</source>
      <translation>keine</translation>
    </message>
  </context>
  <context>
    <name>KeysPanel</name>
    <message>
      <source>Keys</source>
      <translation>Tasten</translation>
    </message>
    <message>
      <source>All as shipped</source>
      <translation>Alle auf Standard</translation>
    </message>
    <message>
      <source>Give all commands their keys as shipped</source>
      <translation>Allen Befehlen ihre Standardtasten geben</translation>
    </message>
    <message>
      <source>Choose a command and press other keys for it. They hold at once.</source>
      <translation>Wähle einen Befehl und drück andere Tasten dafür. Sie gelten sofort.</translation>
    </message>
    <message>
      <source>Every command has a key or can have one</source>
      <translation>Jeder Befehl hat eine Taste oder kann eine haben</translation>
    </message>
    <message>
      <source>Search commands</source>
      <translation>Befehle suchen</translation>
    </message>
    <message>
      <source>Search commands and keys</source>
      <translation>Befehle und Tasten suchen</translation>
    </message>
    <message>
      <source>Press the keys that the chosen command is to have</source>
      <translation>Drück die Tasten, die der gewählte Befehl haben soll</translation>
    </message>
    <message>
      <source>No keys</source>
      <translation>Keine Tasten</translation>
    </message>
    <message>
      <source>As shipped</source>
      <translation>Standard</translation>
    </message>
    <message>
      <source>Commands, where they hold, and their keys</source>
      <translation>Befehle, wo sie gelten, und ihre Tasten</translation>
    </message>
    <message>
      <source>Nothing chosen</source>
      <translation>Nichts gewählt</translation>
    </message>
    <message>
      <source>Keys of “{command}”</source>
      <translation>Tasten von „{command}“</translation>
    </message>
    <message>
      <source>“{command}” as shipped</source>
      <translation>„{command}“ auf Standard</translation>
    </message>
    <message>
      <source>No keys for “{command}”</source>
      <translation>Keine Tasten für „{command}“</translation>
    </message>
  </context>
  <context>
    <name>Kind</name>
    <message>
      <source>Movie</source>
      <translation>Film</translation>
    </message>
    <message>
      <source>Series</source>
      <translation>Serie</translation>
    </message>
    <message>
      <source>Season</source>
      <translation>Staffel</translation>
    </message>
    <message>
      <source>Episode</source>
      <translation>Folge</translation>
    </message>
    <message>
      <source>Artist</source>
      <translation>Interpret</translation>
    </message>
    <message>
      <source>Album</source>
      <translation>Album</translation>
    </message>
    <message>
      <source>Track</source>
      <translation>Stück</translation>
    </message>
    <message>
      <source>Collection</source>
      <translation>Sammlung</translation>
    </message>
    <message>
      <source>Person</source>
      <translation>Person</translation>
    </message>
    <message numerus="yes">
      <source>%n movie(s)</source>
      <translation>
        <numerusform>%n Film</numerusform>
        <numerusform>%n Filme</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n series</source>
      <translation>
        <numerusform>%n Serie</numerusform>
        <numerusform>%n Serien</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n season(s)</source>
      <translation>
        <numerusform>%n Staffel</numerusform>
        <numerusform>%n Staffeln</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n episode(s)</source>
      <translation>
        <numerusform>%n Folge</numerusform>
        <numerusform>%n Folgen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n artist(s)</source>
      <translation>
        <numerusform>%n Interpret</numerusform>
        <numerusform>%n Interpreten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n album(s)</source>
      <translation>
        <numerusform>%n Album</numerusform>
        <numerusform>%n Alben</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n track(s)</source>
      <translation>
        <numerusform>%n Stück</numerusform>
        <numerusform>%n Stücke</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n title(s)</source>
      <translation>
        <numerusform>%n Titel</numerusform>
        <numerusform>%n Titel</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>KindQuestion</name>
    <message>
      <source>What is in this folder?</source>
      <translation>Was ist in diesem Ordner?</translation>
    </message>
    <message>
      <source>{folder} holds nothing yet that says so. Choose what will be kept there.</source>
      <translation>In {folder} ist noch nichts, das es verrät. Wähle, was dort liegen wird.</translation>
    </message>
    <message>
      <source>Movies</source>
      <translation>Filme</translation>
    </message>
    <message>
      <source>Series</source>
      <translation>Serien</translation>
    </message>
    <message>
      <source>Music</source>
      <translation>Musik</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
  </context>
  <context>
    <name>LanguageName</name>
    <message>
      <source>{language} ({which})</source>
      <translation>{language} ({which})</translation>
    </message>
    <message>
      <source>simplified</source>
      <translation>vereinfacht</translation>
    </message>
    <message>
      <source>traditional</source>
      <translation>traditionell</translation>
    </message>
    <message>
      <source>in Latin letters</source>
      <translation>in lateinischer Schrift</translation>
    </message>
    <message>
      <source>in Cyrillic letters</source>
      <translation>in kyrillischer Schrift</translation>
    </message>
  </context>
  <context>
    <name>LanguagesEditor</name>
    <message>
      <source>Add a language…</source>
      <translation>Sprache hinzufügen…</translation>
    </message>
  </context>
  <context>
    <name>LargePicture</name>
    <message>
      <source>Fetching…</source>
      <translation>Wird geholt…</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>not there</source>
      <translation>nicht da</translation>
    </message>
  </context>
  <context>
    <name>LetterStrip</name>
    <message>
      <source>Jump to letter</source>
      <translation>Zu Buchstabe springen</translation>
    </message>
  </context>
  <context>
    <name>LibrariesTab</name>
    <message>
      <source>No library yet</source>
      <translation>Noch keine Mediathek</translation>
    </message>
    <message>
      <source>Players show what is published of libraries. Add the folder of your films, series or music.</source>
      <translation>Player zeigen, was von Mediatheken veröffentlicht ist. Füge den Ordner deiner Filme, Serien oder Musik hinzu.</translation>
    </message>
    <message>
      <source>Add a folder…</source>
      <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
      <source>What is published of these is shown by every player of the group.</source>
      <translation>Was von diesen veröffentlicht ist, zeigt jeder Player der Gruppe.</translation>
    </message>
    <message numerus="yes">
      <source>%n title(s)</source>
      <translation>
        <numerusform>%n Titel</numerusform>
        <numerusform>%n Titel</numerusform>
      </translation>
    </message>
    <message>
      <source>{count}, offline</source>
      <translation>{count}, offline</translation>
    </message>
  </context>
  <context>
    <name>LibraryChoice</name>
    <message>
      <source>Library to count</source>
      <translation>Gezählte Mediathek</translation>
    </message>
    <message>
      <source>All libraries</source>
      <translation>Alle Mediatheken</translation>
    </message>
  </context>
  <context>
    <name>LibraryMenu</name>
    <message>
      <source>Scan “{library}”</source>
      <translation>„{library}“ durchsuchen</translation>
    </message>
    <message>
      <source>What scans found</source>
      <translation>Was Suchläufe fanden</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>Ordner öffnen</translation>
    </message>
    <message>
      <source>Open {path}</source>
      <translation>{path} öffnen</translation>
    </message>
    <message>
      <source>Library settings</source>
      <translation>Einstellungen der Mediathek</translation>
    </message>
  </context>
  <context>
    <name>LibraryPage</name>
    <message>
      <source>Filter</source>
      <translation>Filter</translation>
    </message>
    <message>
      <source>Add a filter</source>
      <translation>Filter hinzufügen</translation>
    </message>
    <message>
      <source>Keep as a view</source>
      <translation>Als Ansicht merken</translation>
    </message>
    <message>
      <source>View</source>
      <translation>Ansicht</translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>Spalten</translation>
    </message>
    <message>
      <source>Size of cards</source>
      <translation>Größe der Karten</translation>
    </message>
    <message>
      <source>Best match</source>
      <translation>Bester Treffer</translation>
    </message>
    <message>
      <source>Sorted by {what}</source>
      <translation>Sortiert nach {what}</translation>
    </message>
    <message>
      <source>Search for “{words}”</source>
      <translation>Suche nach „{words}“</translation>
    </message>
    <message>
      <source>No title has these words. They can be meant so:</source>
      <translation>Kein Titel hat diese Wörter. Sie können so gemeint sein:</translation>
    </message>
    <message>
      <source>{shown} of {total}</source>
      <translation>{shown} von {total}</translation>
    </message>
    <message numerus="yes">
      <source>%n selected</source>
      <translation>
        <numerusform>%n gewählt</numerusform>
        <numerusform>%n gewählt</numerusform>
      </translation>
    </message>
    <message>
      <source>The other way round</source>
      <translation>Andersherum</translation>
    </message>
    <message>
      <source>Year</source>
      <translation>Jahr</translation>
    </message>
    <message>
      <source>Added</source>
      <translation>Hinzugefügt</translation>
    </message>
    <message>
      <source>Runtime</source>
      <translation>Laufzeit</translation>
    </message>
    <message>
      <source>Rating</source>
      <translation>Wertung</translation>
    </message>
    <message>
      <source>Number</source>
      <translation>Nummer</translation>
    </message>
  </context>
  <context>
    <name>LibraryPanel</name>
    <message>
      <source>Files that nothing could be made of</source>
      <translation>Dateien, aus denen nichts wurde</translation>
    </message>
    <message>
      <source>Rename them, or leave them: they are looked at again with every scan.</source>
      <translation>Benenne sie um oder lass sie: Bei jedem Suchlauf werden sie neu angesehen.</translation>
    </message>
    <message>
      <source>Files left alone</source>
      <translation>Ignorierte Dateien</translation>
    </message>
    <message>
      <source>You told Metarr to ignore these files.</source>
      <translation>Du hast Metarr gesagt, dass es diese Dateien ignorieren soll.</translation>
    </message>
    <message>
      <source>No longer ignore</source>
      <translation>Nicht mehr ignorieren</translation>
    </message>
    <message>
      <source>Files that could not be read</source>
      <translation>Dateien, die nicht lesbar waren</translation>
    </message>
    <message>
      <source>Nothing was changed in them. Each says what is wrong.</source>
      <translation>An ihnen wurde nichts geändert. Bei jeder steht, was nicht stimmt.</translation>
    </message>
    <message>
      <source>Name of the library</source>
      <translation>Name der Mediathek</translation>
    </message>
    <message>
      <source>Scan</source>
      <translation>Durchsuchen</translation>
    </message>
    <message>
      <source>What scans found</source>
      <translation>Was Suchläufe fanden</translation>
    </message>
    <message>
      <source>More for this library</source>
      <translation>Mehr zu dieser Mediathek</translation>
    </message>
    <message>
      <source>Remove this library</source>
      <translation>Diese Mediathek entfernen</translation>
    </message>
    <message>
      <source>Add a folder…</source>
      <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>A title may lie in several of them.</source>
      <translation>Ein Titel darf in mehreren davon liegen.</translation>
    </message>
    <message>
      <source>Leave out</source>
      <translation>Auslassen</translation>
    </message>
    <message>
      <source>Add a pattern…</source>
      <translation>Muster hinzufügen…</translation>
    </message>
    <message>
      <source>Folders and files that scans pass over: *.sample.*, Extras, Private. Acts at the next scan.</source>
      <translation>Ordner und Dateien, die Suchläufe übergehen: *.sample.*, Extras, Private. Wirkt beim nächsten Suchlauf.</translation>
    </message>
    <message>
      <source>Include in “Scan all”</source>
      <translation>In „Alle durchsuchen“ einbeziehen</translation>
    </message>
    <message>
      <source>Otherwise it is scanned only when you ask for this library.</source>
      <translation>Sonst wird sie nur durchsucht, wenn du es für diese Mediathek verlangst.</translation>
    </message>
    <message numerus="yes">
      <source>%n title(s)</source>
      <translation>
        <numerusform>%n Titel</numerusform>
        <numerusform>%n Titel</numerusform>
      </translation>
    </message>
    <message>
      <source>not scanned yet</source>
      <translation>noch nicht durchsucht</translation>
    </message>
    <message>
      <source>scanned {when}</source>
      <translation>durchsucht {when}</translation>
    </message>
    <message>
      <source>Add a folder to {library}</source>
      <translation>Ordner zu {library} hinzufügen</translation>
    </message>
    <message>
      <source>Folder removed; what lay only there is in the trash, its files stay</source>
      <translation>Ordner entfernt; was nur dort lag, ist im Papierkorb, die Dateien bleiben</translation>
    </message>
    <message>
      <source>{library} removed; its files stay</source>
      <translation>{library} entfernt; die Dateien bleiben</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>No longer ignored: {count}. The next scan reads them.</source>
      <translation>Nicht mehr ignoriert: {count}. Der nächste Suchlauf liest sie.</translation>
    </message>
  </context>
  <context>
    <name>LicencesView</name>
    <message>
      <source>Libraries and fonts</source>
      <translation>Bibliotheken und Schriften</translation>
    </message>
    <message>
      <source>Its licence</source>
      <translation>Die Lizenz</translation>
    </message>
    <message>
      <source>Its page</source>
      <translation>Zur Seite</translation>
    </message>
    <message>
      <source>No text came with {name}. Its licence is {licence}; its page has it in full.</source>
      <translation>Zu {name} gehört kein Lizenztext. Die Lizenz ist {licence}; auf der Seite steht sie in voller Länge.</translation>
    </message>
    <message>
      <source>Page of {name}</source>
      <translation>Seite von {name}</translation>
    </message>
  </context>
  <context>
    <name>LineEditor</name>
    <message>
      <source>YYYY-MM-DD</source>
      <translation>JJJJ-MM-TT</translation>
    </message>
    <message>
      <source>YYYY-MM-DD hh:mm:ss</source>
      <translation>JJJJ-MM-TT hh:mm:ss</translation>
    </message>
  </context>
  <context>
    <name>LockButton</name>
    <message>
      <source>Lock {field}</source>
      <translation>{field} sperren</translation>
    </message>
    <message>
      <source>Locked: nothing automatic changes it. Click to unlock.</source>
      <translation>Gesperrt: Nichts ändert es automatisch. Klicke zum Entsperren.</translation>
    </message>
    <message>
      <source>Lock it, so that nothing automatic changes it</source>
      <translation>Sperren, damit nichts es automatisch ändert</translation>
    </message>
  </context>
  <context>
    <name>LogModel</name>
    <message>
      <source>Time</source>
      <extracomment>The newest are kept: so many can be filtered within the time of one frame or two.</extracomment>
      <translation>Zeit</translation>
    </message>
    <message>
      <source>Level</source>
      <translation>Stufe</translation>
    </message>
    <message>
      <source>From</source>
      <translation>Von</translation>
    </message>
    <message>
      <source>What happened</source>
      <translation>Was geschah</translation>
    </message>
  </context>
  <context>
    <name>LogPane</name>
    <message>
      <source>Everything</source>
      <translation>Alles</translation>
    </message>
    <message>
      <source>Warnings</source>
      <translation>Warnungen</translation>
    </message>
    <message>
      <source>Errors</source>
      <translation>Fehler</translation>
    </message>
    <message>
      <source>Which records</source>
      <translation>Welche Einträge</translation>
    </message>
    <message>
      <source>Search the log</source>
      <translation>Protokoll durchsuchen</translation>
    </message>
    <message>
      <source>Follow</source>
      <translation>Folgen</translation>
    </message>
    <message>
      <source>Show what is written to the log as it comes</source>
      <translation>Zeigen, was ins Protokoll kommt, sobald es kommt</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <source>Copy the selected records, or all listed</source>
      <translation>Die ausgewählten Einträge kopieren, oder alle aufgeführten</translation>
    </message>
    <message>
      <source>Open folder</source>
      <translation>Ordner öffnen</translation>
    </message>
    <message>
      <source>The chosen record</source>
      <translation>Der gewählte Eintrag</translation>
    </message>
    <message>
      <source>Records of the log</source>
      <translation>Einträge des Protokolls</translation>
    </message>
    <message>
      <source>The log cannot be read</source>
      <translation>Das Protokoll ist nicht lesbar</translation>
    </message>
    <message>
      <source>Choose a record to read all of it.</source>
      <translation>Wähle einen Eintrag, um ihn ganz zu lesen.</translation>
    </message>
    <message>
      <source>Reading the log</source>
      <translation>Protokoll wird gelesen</translation>
    </message>
    <message>
      <source>This takes a moment.</source>
      <translation>Das dauert einen Moment.</translation>
    </message>
    <message>
      <source>The log is empty</source>
      <translation>Das Protokoll ist leer</translation>
    </message>
    <message>
      <source>What Metarr does, and what fails, is written down here.</source>
      <translation>Was Metarr tut und was misslingt, wird hier aufgeschrieben.</translation>
    </message>
    <message>
      <source>No record fits</source>
      <translation>Kein Eintrag passt</translation>
    </message>
    <message>
      <source>Other words, or everything, show more.</source>
      <translation>Andere Wörter, oder alles, zeigen mehr.</translation>
    </message>
    <message>
      <source>Records copied: {count}</source>
      <translation>Kopierte Einträge: {count}</translation>
    </message>
  </context>
  <context>
    <name>LogTab</name>
    <message>
      <source>What was done, newest first</source>
      <translation>Was getan wurde, das Neueste zuerst</translation>
    </message>
    <message>
      <source>The chosen line at length</source>
      <translation>Die gewählte Zeile ausführlich</translation>
    </message>
    <message>
      <source>Copy details</source>
      <translation>Details kopieren</translation>
    </message>
    <message>
      <source>Open Activity</source>
      <translation>Aktivität öffnen</translation>
    </message>
    <message>
      <source>Reading the log</source>
      <translation>Protokoll wird gelesen</translation>
    </message>
    <message>
      <source>This takes a moment.</source>
      <translation>Das dauert einen Moment.</translation>
    </message>
    <message>
      <source>When players are told, compared or asked what was watched, it stands here.</source>
      <translation>Wenn Player benachrichtigt, verglichen oder nach Gesehenem gefragt werden, steht es hier.</translation>
    </message>
    <message>
      <source>Nothing was done yet</source>
      <translation>Noch nichts geschehen</translation>
    </message>
    <message>
      <source>Sync now</source>
      <translation>Jetzt abgleichen</translation>
    </message>
    <message>
      <source>Add a player to this group; what it was told then stands here.</source>
      <translation>Füge dieser Gruppe einen Player hinzu; was er erfuhr, steht dann hier.</translation>
    </message>
    <message>
      <source>Nobody was told anything yet</source>
      <translation>Noch niemand hat etwas erfahren</translation>
    </message>
    <message>
      <source>The log cannot be read</source>
      <translation>Das Protokoll ist nicht lesbar</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Erneut versuchen</translation>
    </message>
  </context>
  <context>
    <name>ManyWords</name>
    <message>
      <source>Add and remove</source>
      <translation>Hinzufügen und entfernen</translation>
    </message>
    <message>
      <source>Same list for all</source>
      <translation>Gleiche Liste für alle</translation>
    </message>
    <message>
      <source>What to do with the words</source>
      <translation>Was mit den Wörtern geschieht</translation>
    </message>
    <message>
      <source>Words to add</source>
      <translation>Hinzuzufügende Wörter</translation>
    </message>
    <message>
      <source>Add to {field}</source>
      <translation>Zu {field} hinzufügen</translation>
    </message>
    <message>
      <source>Add a word to each…</source>
      <translation>Jedem ein Wort hinzufügen…</translation>
    </message>
    <message>
      <source>Words to remove</source>
      <translation>Zu entfernende Wörter</translation>
    </message>
    <message>
      <source>Remove from {field}</source>
      <translation>Aus {field} entfernen</translation>
    </message>
    <message>
      <source>Remove a word from each…</source>
      <translation>Aus jedem ein Wort entfernen…</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>Hinzufügen</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
  </context>
  <context>
    <name>MappingDialog</name>
    <message>
      <source>Mapping table</source>
      <translation>Zuordnungstabelle</translation>
    </message>
    <message>
      <source>Files and their episodes</source>
      <translation>Dateien und ihre Folgen</translation>
    </message>
    <message>
      <source>Aired</source>
      <translation>Ausstrahlung</translation>
    </message>
    <message>
      <source>DVD</source>
      <translation>DVD</translation>
    </message>
    <message>
      <source>Absolute</source>
      <translation>Absolut</translation>
    </message>
    <message>
      <source>What the numbers that you write mean</source>
      <translation>Was die Nummern bedeuten, die du schreibst</translation>
    </message>
    <message>
      <source>One episode back</source>
      <translation>Eine Folge zurück</translation>
    </message>
    <message>
      <source>One episode further</source>
      <translation>Eine Folge weiter</translation>
    </message>
    <message>
      <source>An extra</source>
      <translation>Ein Extra</translation>
    </message>
    <message>
      <source>As it is</source>
      <translation>Wie es ist</translation>
    </message>
    <message>
      <source>Give files to episodes</source>
      <translation>Dateien zuordnen</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Order</source>
      <translation>Reihenfolge</translation>
    </message>
    <message>
      <source>Which episodes the files of “{show}” hold</source>
      <translation>Welche Folgen die Dateien von „{show}“ enthalten</translation>
    </message>
    <message>
      <source>Write S01E02, S01E01-E02 for two in one file, S00E01 for a special, a date, or “extra”. Files stay where they are, and each episode keeps what is known and locked of it.</source>
      <translation>Schreib S01E02, S01E01-E02 für zwei in einer Datei, S00E01 für ein Special, ein Datum oder „extra“. Die Dateien bleiben, wo sie sind, und jede Folge behält, was von ihr bekannt und gesperrt ist.</translation>
    </message>
    <message numerus="yes">
      <source>%n line(s) cannot be read yet.</source>
      <translation>
        <numerusform>%n Zeile ist noch nicht zu lesen.</numerusform>
        <numerusform>%n Zeilen sind noch nicht zu lesen.</numerusform>
      </translation>
    </message>
    <message>
      <source>Nothing is changed yet.</source>
      <translation>Noch ist nichts geändert.</translation>
    </message>
    <message numerus="yes">
      <source>Other episodes then: %n file(s).</source>
      <translation>
        <numerusform>%n Datei enthält dann andere Folgen.</numerusform>
        <numerusform>%n Dateien enthalten dann andere Folgen.</numerusform>
      </translation>
    </message>
    <message>
      <source>New here: {episodes}. Enriching the show tells what they are.</source>
      <translation>Neu hier: {episodes}. Was das für Folgen sind, sagt das Anreichern der Serie.</translation>
    </message>
    <message>
      <source>Without a file then, and kept as missing: {episodes}.</source>
      <translation>Dann ohne Datei und als fehlend behalten: {episodes}.</translation>
    </message>
    <message>
      <source>In several files then: {episodes}.</source>
      <translation>Dann in mehreren Dateien: {episodes}.</translation>
    </message>
    <message numerus="yes">
      <source>%n NFO and picture file(s) of what is left stay there.</source>
      <translation>
        <numerusform>%n NFO- oder Bilddatei der verlassenen Folge bleibt dort.</numerusform>
        <numerusform>%n NFO- und Bilddateien der verlassenen Folgen bleiben dort.</numerusform>
      </translation>
    </message>
    <message>
      <source>Kodi reads numbers from names: Rename gives these files names that say the same.</source>
      <translation>Kodi liest die Nummern aus den Namen: „Umbenennen“ gibt diesen Dateien Namen, die dasselbe sagen.</translation>
    </message>
    <message>
      <source>{episode} “{title}”</source>
      <translation>{episode} „{title}“</translation>
    </message>
    <message numerus="yes">
      <source>%n more</source>
      <translation>
        <numerusform>%n weitere</numerusform>
        <numerusform>%n weitere</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) of “{show}” given to other episodes</source>
      <translation>
        <numerusform>%n Datei von „{show}“ anderen Folgen zugeordnet</numerusform>
        <numerusform>%n Dateien von „{show}“ anderen Folgen zugeordnet</numerusform>
      </translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
  </context>
  <context>
    <name>MappingModel</name>
    <message>
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <source>Holds now</source>
      <translation>Enthält jetzt</translation>
    </message>
    <message>
      <source>Holds then</source>
      <translation>Enthält dann</translation>
    </message>
    <message>
      <source>What that is</source>
      <translation>Was das ist</translation>
    </message>
    <message>
      <source>no episode</source>
      <translation>keine Folge</translation>
    </message>
    <message>
      <source>an extra of the show</source>
      <translation>ein Extra der Serie</translation>
    </message>
    <message>
      <source>extra</source>
      <translation>extra</translation>
    </message>
  </context>
  <context>
    <name>Match</name>
    <message>
      <source>none</source>
      <translation>keiner</translation>
    </message>
    <message>
      <source>year {off}</source>
      <extracomment>Below that a candidate is hardly more likely than another.</extracomment>
      <translation>Jahr {off}</translation>
    </message>
    <message>
      <source>year exact</source>
      <translation>Jahr genau</translation>
    </message>
    <message>
      <source>runtime {count} min off</source>
      <translation>Laufzeit {count} min daneben</translation>
    </message>
    <message>
      <source>runtime the same</source>
      <translation>Laufzeit gleich</translation>
    </message>
    <message>
      <source>runner-up {percent}</source>
      <translation>Zweitbester {percent}</translation>
    </message>
    <message>
      <source>it is of another kind</source>
      <translation>es ist von anderer Art</translation>
    </message>
    <message>
      <source>{names} agree</source>
      <translation>{names} stimmen überein</translation>
    </message>
    <message>
      <source>its id {scheme} {value} is known</source>
      <translation>seine ID {scheme} {value} ist bekannt</translation>
    </message>
    <message>
      <source>{scheme} is {found}, not {wanted}</source>
      <translation>{scheme} ist {found}, nicht {wanted}</translation>
    </message>
    <message>
      <source>title exact</source>
      <translation>Titel genau</translation>
    </message>
    <message>
      <source>title exact but for signs and accents</source>
      <translation>Titel genau bis auf Zeichen und Akzente</translation>
    </message>
    <message>
      <source>title exact but for how its number is written</source>
      <translation>Titel genau bis auf die Schreibweise der Nummer</translation>
    </message>
    <message>
      <source>title exact but for an article</source>
      <translation>Titel genau bis auf einen Artikel</translation>
    </message>
    <message>
      <source>title exact but for a country</source>
      <translation>Titel genau bis auf ein Land</translation>
    </message>
    <message>
      <source>title exact but for a typing error</source>
      <translation>Titel genau bis auf einen Tippfehler</translation>
    </message>
    <message>
      <source>title the same, shortened</source>
      <translation>Titel gleich, gekürzt</translation>
    </message>
    <message>
      <source>only the end of the title</source>
      <translation>nur das Ende des Titels</translation>
    </message>
    <message>
      <source>title alike ({percent} %)</source>
      <translation>Titel ähnlich ({percent} %)</translation>
    </message>
    <message>
      <source>title hardly alike ({percent} %)</source>
      <translation>Titel kaum ähnlich ({percent} %)</translation>
    </message>
    <message>
      <source>another title ({percent} %)</source>
      <translation>anderer Titel ({percent} %)</translation>
    </message>
    <message>
      <source>known as “{found}”</source>
      <translation>bekannt als „{found}“</translation>
    </message>
    <message>
      <source>number {found}, not {wanted}</source>
      <translation>Nummer {found}, nicht {wanted}</translation>
    </message>
    <message>
      <source>no year known</source>
      <translation>kein Jahr bekannt</translation>
    </message>
    <message>
      <source>{found} seasons, {wanted} here</source>
      <translation>{found} Staffeln, hier {wanted}</translation>
    </message>
    <message>
      <source>{found} episodes, {wanted} here</source>
      <translation>{found} Folgen, hier {wanted}</translation>
    </message>
    <message>
      <source>artist the same</source>
      <translation>Interpret gleich</translation>
    </message>
    <message>
      <source>by {found}</source>
      <translation>von {found}</translation>
    </message>
    <message>
      <source>{agreeing} of {of} titles below it agree</source>
      <translation>{agreeing} von {of} Titeln darunter stimmen überein</translation>
    </message>
    <message>
      <source>{agreeing} of {of} lengths agree</source>
      <translation>{agreeing} von {of} Längen stimmen überein</translation>
    </message>
    <message>
      <source>the better known of two alike</source>
      <translation>der bekanntere von zwei gleichen</translation>
    </message>
    <message>
      <source>line for automatic: {percent}</source>
      <translation>Grenze für automatisch: {percent}</translation>
    </message>
    <message>
      <source>runner-up, {count} behind</source>
      <translation>Zweitbester, {count} zurück</translation>
    </message>
    <message numerus="yes">
      <source>%n album(s)</source>
      <translation>
        <numerusform>%n Album</numerusform>
        <numerusform>%n Alben</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n track(s)</source>
      <translation>
        <numerusform>%n Stück</numerusform>
        <numerusform>%n Stücke</numerusform>
      </translation>
    </message>
    <message>
      <source>as long as the file</source>
      <translation>so lang wie die Datei</translation>
    </message>
    <message>
      <source>{span} longer</source>
      <translation>{span} länger</translation>
    </message>
    <message>
      <source>{span} shorter</source>
      <translation>{span} kürzer</translation>
    </message>
    <message>
      <source>You said that it is your own: no provider is asked about it.</source>
      <translation>Du hast gesagt, dass es dein eigener Titel ist: Kein Anbieter wird danach gefragt.</translation>
    </message>
    <message>
      <source>Nobody has said yet which title it is.</source>
      <translation>Noch hat niemand gesagt, welcher Titel es ist.</translation>
    </message>
    <message>
      <source>You said which title it is.</source>
      <translation>Du hast gesagt, welcher Titel es ist.</translation>
    </message>
    <message>
      <source>Identified by {provider}, {percent} sure.</source>
      <translation>Bestimmt über {provider}, {percent} sicher.</translation>
    </message>
    <message>
      <source>a provider</source>
      <translation>einen Anbieter</translation>
    </message>
    <message>
      <source>Identified by what lies beside its files.</source>
      <translation>Bestimmt durch das, was neben den Dateien liegt.</translation>
    </message>
    <message numerus="yes">
      <source>%n episode(s)</source>
      <translation>
        <numerusform>%n Folge</numerusform>
        <numerusform>%n Folgen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n season(s)</source>
      <translation>
        <numerusform>%n Staffel</numerusform>
        <numerusform>%n Staffeln</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>MatchView</name>
    <message>
      <source>Why</source>
      <translation>Warum</translation>
    </message>
    <message>
      <source>Identify…</source>
      <translation>Bestimmen…</translation>
    </message>
  </context>
  <context>
    <name>MemberPanel</name>
    <message>
      <source>Test</source>
      <translation>Testen</translation>
    </message>
    <message>
      <source>Change…</source>
      <translation>Ändern…</translation>
    </message>
    <message>
      <source>Address</source>
      <translation>Adresse</translation>
    </message>
    <message>
      <source>Version</source>
      <translation>Version</translation>
    </message>
    <message>
      <source>Last met</source>
      <translation>Zuletzt erreicht</translation>
    </message>
    <message>
      <source>Plays</source>
      <translation>Spielt</translation>
    </message>
    <message>
      <source>not known yet</source>
      <translation>noch nicht bekannt</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>nichts</translation>
    </message>
    <message>
      <source>Pause telling it</source>
      <translation>Benachrichtigen anhalten</translation>
    </message>
    <message>
      <source>Tell it again</source>
      <translation>Wieder benachrichtigen</translation>
    </message>
    <message>
      <source>Test the connection of {player}</source>
      <translation>Verbindung von {player} testen</translation>
    </message>
    <message>
      <source>Change {player}</source>
      <translation>{player} ändern</translation>
    </message>
    <message>
      <source>Pause {player}</source>
      <translation>{player} anhalten</translation>
    </message>
    <message>
      <source>Tell {player} again</source>
      <translation>{player} wieder benachrichtigen</translation>
    </message>
    <message>
      <source>never</source>
      <translation>nie</translation>
    </message>
    <message>
      <source>Asking {player}…</source>
      <translation>{player} wird gefragt…</translation>
    </message>
    <message>
      <source>{name} {version} answers. None of its settings is in the way.</source>
      <translation>{name} {version} antwortet. Keine seiner Einstellungen ist im Weg.</translation>
    </message>
    <message>
      <source>Settings of {player} that are in the way:</source>
      <translation>Einstellungen von {player}, die im Weg sind:</translation>
    </message>
    <message>
      <source>Copy details</source>
      <translation>Details kopieren</translation>
    </message>
    <message>
      <source>Enter the token</source>
      <translation>Token eingeben</translation>
    </message>
    <message>
      <source>Enter the password</source>
      <translation>Passwort eingeben</translation>
    </message>
  </context>
  <context>
    <name>MenuBar</name>
    <message>
      <source>&amp;File</source>
      <translation>&amp;Datei</translation>
    </message>
    <message>
      <source>&amp;Edit</source>
      <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
      <source>&amp;View</source>
      <translation>&amp;Ansicht</translation>
    </message>
    <message>
      <source>&amp;Library</source>
      <translation>&amp;Mediathek</translation>
    </message>
    <message>
      <source>&amp;Players</source>
      <translation>&amp;Player</translation>
    </message>
    <message>
      <source>&amp;Tools</source>
      <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
      <source>&amp;Help</source>
      <translation>&amp;Hilfe</translation>
    </message>
  </context>
  <context>
    <name>MissingFiles</name>
    <message>
      <source>{player} does not see</source>
      <translation>{player} sieht nicht</translation>
    </message>
    <message>
      <source>{missing} of {looked} files that it was asked for.</source>
      <translation>{missing} von {looked} Dateien, nach denen er gefragt wurde.</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
  </context>
  <context>
    <name>Moments</name>
    <message>
      <source>just now</source>
      <translation>gerade eben</translation>
    </message>
    <message>
      <source>{count} min ago</source>
      <translation>vor {count} min</translation>
    </message>
    <message>
      <source>at {clock}</source>
      <translation>um {clock}</translation>
    </message>
    <message>
      <source>yesterday {clock}</source>
      <translation>gestern {clock}</translation>
    </message>
    <message>
      <source>now</source>
      <translation>jetzt</translation>
    </message>
    <message>
      <source>as soon as it can</source>
      <translation>sobald es geht</translation>
    </message>
    <message>
      <source>tonight at {clock}</source>
      <translation>heute Nacht um {clock}</translation>
    </message>
    <message>
      <source>tomorrow at {clock}</source>
      <translation>morgen um {clock}</translation>
    </message>
    <message>
      <source>{day}, {clock}</source>
      <translation>{day}, {clock}</translation>
    </message>
    <message>
      <source>{count} s</source>
      <translation>{count} s</translation>
    </message>
    <message>
      <source>{count} min</source>
      <translation>{count} min</translation>
    </message>
    <message>
      <source>{hours} h {minutes:02}</source>
      <translation>{hours} h {minutes:02}</translation>
    </message>
  </context>
  <context>
    <name>MusicPage</name>
    <message>
      <source>Albums</source>
      <translation>Alben</translation>
    </message>
    <message>
      <source>Tracks</source>
      <translation>Stücke</translation>
    </message>
    <message numerus="yes">
      <source>%n artist(s)</source>
      <translation>
        <numerusform>%n Interpret</numerusform>
        <numerusform>%n Interpreten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n track(s)</source>
      <translation>
        <numerusform>%n Stück</numerusform>
        <numerusform>%n Stücke</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n min</source>
      <translation>
        <numerusform>%n min</numerusform>
        <numerusform>%n min</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Name</name>
    <message>
      <source>Title</source>
      <translation>Titel</translation>
    </message>
    <message>
      <source>Other title</source>
      <translation>Anderer Titel</translation>
    </message>
    <message>
      <source>Year</source>
      <translation>Jahr</translation>
    </message>
    <message>
      <source>Season</source>
      <translation>Staffel</translation>
    </message>
    <message>
      <source>Seasons</source>
      <translation>Staffeln</translation>
    </message>
    <message>
      <source>Part of the season</source>
      <translation>Teil der Staffel</translation>
    </message>
    <message>
      <source>Episode</source>
      <translation>Folge</translation>
    </message>
    <message>
      <source>Number over all seasons</source>
      <translation>Nummer über alle Staffeln</translation>
    </message>
    <message>
      <source>Aired on</source>
      <translation>Ausgestrahlt am</translation>
    </message>
    <message>
      <source>Date</source>
      <translation>Datum</translation>
    </message>
    <message>
      <source>Title of the episode</source>
      <translation>Titel der Folge</translation>
    </message>
    <message>
      <source>Part</source>
      <translation>Teil</translation>
    </message>
    <message>
      <source>Disc</source>
      <translation>Disc</translation>
    </message>
    <message>
      <source>Edition</source>
      <translation>Edition</translation>
    </message>
    <message>
      <source>Resolution</source>
      <translation>Auflösung</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>Quelle</translation>
    </message>
    <message>
      <source>Picture coded as</source>
      <translation>Bild codiert als</translation>
    </message>
    <message>
      <source>Sound coded as</source>
      <translation>Ton codiert als</translation>
    </message>
    <message>
      <source>Sound</source>
      <translation>Ton</translation>
    </message>
    <message>
      <source>Channels</source>
      <translation>Kanäle</translation>
    </message>
    <message>
      <source>Dynamic range</source>
      <translation>Dynamikumfang</translation>
    </message>
    <message>
      <source>Bit depth</source>
      <translation>Bittiefe</translation>
    </message>
    <message>
      <source>Bitrate (kbit a second)</source>
      <translation>Bitrate (kbit pro Sekunde)</translation>
    </message>
    <message>
      <source>3D</source>
      <translation>3D</translation>
    </message>
    <message>
      <source>Form of 3D</source>
      <translation>Art des 3D</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Sprache</translation>
    </message>
    <message>
      <source>Language of subtitles</source>
      <translation>Sprache der Untertitel</translation>
    </message>
    <message>
      <source>Subtitles</source>
      <translation>Untertitel</translation>
    </message>
    <message>
      <source>Word about the release</source>
      <translation>Wort zum Release</translation>
    </message>
    <message>
      <source>Released by</source>
      <translation>Release von</translation>
    </message>
    <message>
      <source>Better release</source>
      <translation>Besseres Release</translation>
    </message>
    <message>
      <source>Unchanged copy of a disc</source>
      <translation>Unveränderte Kopie einer Disc</translation>
    </message>
    <message>
      <source>Special</source>
      <translation>Special</translation>
    </message>
    <message>
      <source>Number in front</source>
      <translation>Nummer davor</translation>
    </message>
    <message>
      <source>Number</source>
      <translation>Nummer</translation>
    </message>
    <message>
      <source>Version</source>
      <translation>Fassung</translation>
    </message>
    <message>
      <source>Streaming service</source>
      <translation>Streamingdienst</translation>
    </message>
    <message>
      <source>Country</source>
      <translation>Land</translation>
    </message>
    <message>
      <source>Website</source>
      <translation>Website</translation>
    </message>
    <message>
      <source>Checksum</source>
      <translation>Prüfsumme</translation>
    </message>
    <message>
      <source>Forced subtitles</source>
      <translation>Erzwungene Untertitel</translation>
    </message>
    <message>
      <source>Shown unasked</source>
      <translation>Ungefragt gezeigt</translation>
    </message>
    <message>
      <source>For the hard of hearing</source>
      <translation>Für Hörgeschädigte</translation>
    </message>
    <message>
      <source>Kind of file</source>
      <translation>Art der Datei</translation>
    </message>
    <message>
      <source>Id</source>
      <translation>ID</translation>
    </message>
    <message>
      <source>Extra</source>
      <translation>Extra</translation>
    </message>
    <message>
      <source>Artist</source>
      <translation>Interpret</translation>
    </message>
    <message>
      <source>Album</source>
      <translation>Album</translation>
    </message>
    <message>
      <source>Track</source>
      <translation>Stück</translation>
    </message>
    <message>
      <source>Says nothing</source>
      <translation>Sagt nichts</translation>
    </message>
    <message>
      <source>Id of {source}</source>
      <translation>ID von {source}</translation>
    </message>
    <message>
      <source>several</source>
      <translation>mehrere</translation>
    </message>
    <message>
      <source>Blu-ray</source>
      <translation>Blu-ray</translation>
    </message>
    <message>
      <source>filmed in the cinema</source>
      <translation>im Kino abgefilmt</translation>
    </message>
    <message>
      <source>DVD</source>
      <translation>DVD</translation>
    </message>
    <message>
      <source>HD DVD</source>
      <translation>HD DVD</translation>
    </message>
    <message>
      <source>HD recording</source>
      <translation>HD-Aufnahme</translation>
    </message>
    <message>
      <source>HD television</source>
      <translation>HD-Fernsehen</translation>
    </message>
    <message>
      <source>pay per view</source>
      <translation>Pay-per-View</translation>
    </message>
    <message>
      <source>early DVD (region 5)</source>
      <translation>frühe DVD (Region 5)</translation>
    </message>
    <message>
      <source>copy for critics</source>
      <translation>Kopie für Kritiker</translation>
    </message>
    <message>
      <source>scanned film</source>
      <translation>abgetasteter Film</translation>
    </message>
    <message>
      <source>filmed in the cinema, sound from there</source>
      <translation>im Kino abgefilmt, Ton von dort</translation>
    </message>
    <message>
      <source>television</source>
      <translation>Fernsehen</translation>
    </message>
    <message>
      <source>VHS</source>
      <translation>VHS</translation>
    </message>
    <message>
      <source>video on demand</source>
      <translation>Video-on-Demand</translation>
    </message>
    <message>
      <source>download</source>
      <translation>Download</translation>
    </message>
    <message>
      <source>recorded stream</source>
      <translation>aufgenommener Stream</translation>
    </message>
    <message>
      <source>unfinished cut</source>
      <translation>unfertiger Schnitt</translation>
    </message>
    <message>
      <source>This reading is sure.</source>
      <translation>Diese Lesart ist sicher.</translation>
    </message>
    <message>
      <source>This reading is likely.</source>
      <translation>Diese Lesart ist wahrscheinlich.</translation>
    </message>
    <message>
      <source>This reading is a guess: the name says little.</source>
      <translation>Diese Lesart ist geraten: Der Name sagt wenig.</translation>
    </message>
  </context>
  <context>
    <name>NameLine</name>
    <message>
      <source>People who are known</source>
      <translation>Bekannte Personen</translation>
    </message>
  </context>
  <context>
    <name>NameReadingView</name>
    <message>
      <source>How the name was read</source>
      <extracomment>What a title is looked for by stands out.</extracomment>
      <translation>Wie der Name gelesen wurde</translation>
    </message>
    <message>
      <source>From the folders: {folder}</source>
      <translation>Aus den Ordnern: {folder}</translation>
    </message>
    <message>
      <source>not read</source>
      <translation>nicht gelesen</translation>
    </message>
  </context>
  <context>
    <name>NamingChoice</name>
    <message>
      <source>Names of published files</source>
      <translation>Namen veröffentlichter Dateien</translation>
    </message>
    <message>
      <source>Pictures stand under the names that each of these players looks for. Acts when you publish.</source>
      <translation>Bilder stehen unter den Namen, nach denen jeder dieser Player sucht. Wirkt, wenn du veröffentlichst.</translation>
    </message>
    <message>
      <source>NFO files for</source>
      <translation>NFO-Dateien für</translation>
    </message>
    <message>
      <source>Jellyfin's tell it what is locked and leave out addresses of pictures; Kodi reads both.</source>
      <translation>Die für Jellyfin sagen ihm, was gesperrt ist, und lassen Bildadressen weg; Kodi liest beide.</translation>
    </message>
  </context>
  <context>
    <name>Navigation</name>
    <message>
      <source>Sections</source>
      <translation>Bereiche</translation>
    </message>
  </context>
  <context>
    <name>NewTitle</name>
    <message>
      <source>Add a title without a file</source>
      <translation>Titel ohne Datei hinzufügen</translation>
    </message>
    <message>
      <source>For what stands on a shelf, or is still to come. It is never said to be missing.</source>
      <translation>Für das, was im Regal steht oder noch kommt. Es gilt nie als fehlend.</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>Mediathek</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>Titel</translation>
    </message>
    <message>
      <source>Year</source>
      <translation>Jahr</translation>
    </message>
  </context>
  <context>
    <name>NoLibrary</name>
    <message>
      <source>Show the backups</source>
      <translation>Sicherungen zeigen</translation>
    </message>
    <message>
      <source>Build it anew</source>
      <translation>Neu aufbauen</translation>
    </message>
    <message>
      <source>No library yet</source>
      <translation>Noch keine Mediathek</translation>
    </message>
    <message>
      <source>Movies, series and music appear here as soon as a folder is added. Files stay where they are.</source>
      <translation>Filme, Serien und Musik erscheinen hier, sobald ein Ordner hinzugefügt ist. Die Dateien bleiben, wo sie sind.</translation>
    </message>
    <message>
      <source>Add a folder</source>
      <translation>Ordner hinzufügen</translation>
    </message>
    <message>
      <source>or drop one on this window</source>
      <translation>oder zieh einen auf dieses Fenster</translation>
    </message>
    <message>
      <source>Its file is no longer in the data directory, so this is a new, empty one.</source>
      <translation>Ihre Datei ist nicht mehr im Datenordner, darum ist dies eine neue, leere.</translation>
    </message>
    <message>
      <source>The newest backup was made {when}.</source>
      <translation>Die neueste Sicherung entstand {when}.</translation>
    </message>
    <message>
      <source>Built anew, it has what your folders hold and what you decided, but not its history.</source>
      <translation>Neu aufgebaut enthält sie, was in deinen Ordnern liegt und was du entschieden hast, aber nicht den Verlauf.</translation>
    </message>
    <message>
      <source>The library that was here is gone</source>
      <translation>Die Mediathek, die hier war, ist weg</translation>
    </message>
    <message>
      <source>Or drop a folder on this window to begin another one.</source>
      <translation>Oder zieh einen Ordner auf dieses Fenster, um eine andere zu beginnen.</translation>
    </message>
  </context>
  <context>
    <name>NoticeList</name>
    <message>
      <source>Notifications</source>
      <translation>Benachrichtigungen</translation>
    </message>
    <message>
      <source>What was told, newest first</source>
      <translation>Was gemeldet wurde, Neuestes zuerst</translation>
    </message>
    <message>
      <source>Nothing was told yet. What ends, fails or needs you is told here when it is over.</source>
      <translation>Noch wurde nichts gemeldet. Was endet, misslingt oder dich braucht, steht hier, sobald es so weit ist.</translation>
    </message>
    <message>
      <source>What is told, and where</source>
      <translation>Was gemeldet wird und wohin</translation>
    </message>
    <message>
      <source>All work</source>
      <translation>Alle Aufgaben</translation>
    </message>
  </context>
  <context>
    <name>Notices</name>
    <message>
      <source>{event}: {way}</source>
      <translation>{event}: {way}</translation>
    </message>
    <message>
      <source>One notification for each run that changed something; quiet hours hold them.</source>
      <extracomment>The words of the settings without the way, which the column says.</extracomment>
      <translation>Eine Benachrichtigung für jeden Lauf, der etwas geändert hat; Ruhezeiten halten sie zurück.</translation>
    </message>
    <message>
      <source>What is told</source>
      <translation>Was gemeldet wird</translation>
    </message>
    <message>
      <source>Desktop</source>
      <translation>Desktop</translation>
    </message>
    <message>
      <source>Webhooks</source>
      <translation>Webhooks</translation>
    </message>
    <message>
      <source>{title}: {said}</source>
      <translation>{title}: {said}</translation>
    </message>
    <message>
      <source>waits for the end of quiet hours</source>
      <translation>wartet auf das Ende der Ruhezeiten</translation>
    </message>
    <message>
      <source>in the summary that followed</source>
      <translation>in der Zusammenfassung danach</translation>
    </message>
    <message>
      <source>{name}: given up. {error}</source>
      <translation>{name}: aufgegeben. {error}</translation>
    </message>
    <message>
      <source>{name}: on its way</source>
      <translation>{name}: unterwegs</translation>
    </message>
    <message>
      <source>{name}: sent again {when}. {error}</source>
      <translation>{name}: wird {when} erneut gesendet. {error}</translation>
    </message>
    <message>
      <source>What was told</source>
      <translation>Was gemeldet wurde</translation>
    </message>
    <message>
      <source>A backup could not be made, or not be copied to the second place.</source>
      <translation>Eine Sicherung ließ sich nicht anlegen oder nicht an den zweiten Ort kopieren.</translation>
    </message>
    <message>
      <source>A player does not answer; what it is to be told waits.</source>
      <translation>Ein Player antwortet nicht; was er erfahren soll, wartet.</translation>
    </message>
    <message>
      <source>A scan found something, and what followed from it is done.</source>
      <translation>Ein Suchlauf hat etwas gefunden, und was daraus folgte, ist erledigt.</translation>
    </message>
    <message>
      <source>Titles that are not sure, files to decide about, folders of which much is gone.</source>
      <translation>Unsichere Titel, Dateien zum Entscheiden, Ordner, von denen viel weg ist.</translation>
    </message>
    <message>
      <source>What lies in the trash will soon be deleted for good.</source>
      <translation>Was im Papierkorb liegt, wird bald endgültig gelöscht.</translation>
    </message>
    <message>
      <source>Work could not be done, also when tried again.</source>
      <translation>Arbeit gelang nicht, auch nicht beim erneuten Versuch.</translation>
    </message>
  </context>
  <context>
    <name>NoticesModel</name>
    <message>
      <source>New</source>
      <translation>Neu</translation>
    </message>
    <message>
      <source>Earlier</source>
      <translation>Früher</translation>
    </message>
  </context>
  <context>
    <name>Number</name>
    <message>
      <source>{count} %</source>
      <translation>{count} %</translation>
    </message>
  </context>
  <context>
    <name>Obstacles</name>
    <message>
      <source>It takes few kinds of pictures ({where}: {found}): Settings › Media › Artwork level, all.</source>
      <translation>Er nimmt nur wenige Arten von Bildern ({where}: {found}): Einstellungen › Medien › Artworkstufe, Maximal.</translation>
    </message>
    <message>
      <source>Pictures of sets are published into {wanted}, and it looks in “{found}”: Settings › Media › Videos › Movie set information folder.</source>
      <translation>Bilder von Sammlungen werden nach {wanted} veröffentlicht, und er sucht in „{found}“: Einstellungen › Medien › Videos › Ordner für Informationen für Filmreihen.</translation>
    </message>
    <message>
      <source>Pictures of artists are published into {wanted}, and it looks in “{found}”: Settings › Media › Music › Artist information folder.</source>
      <translation>Bilder von Interpreten werden nach {wanted} veröffentlicht, und er sucht in „{found}“: Einstellungen › Medien › Musik › Ordner für Interpreteninformationen.</translation>
    </message>
    <message>
      <source>It reads no NFO files of music: Settings › Media › Music › Fetch additional information during updates.</source>
      <translation>Er liest keine NFO-Dateien zu Musik: Einstellungen › Medien › Musik › Beim Aktualisieren zusätzliche Informationen abrufen.</translation>
    </message>
    <message>
      <source>None of its sources holds {where}: add it there as a source, or write a pair under Paths.</source>
      <translation>Keine seiner Quellen enthält {where}: Füge es dort als Quelle hinzu, oder lege unter „Pfade“ ein Paar an.</translation>
    </message>
    <message>
      <source>None of its libraries holds {where}: add it there, or write a pair under Paths.</source>
      <translation>Keine seiner Mediatheken enthält {where}: Füge es dort hinzu, oder lege unter „Pfade“ ein Paar an.</translation>
    </message>
    <message>
      <source>Its library “{where}” does not read NFO files first.</source>
      <translation>Seine Mediathek „{where}“ liest NFO-Dateien nicht zuerst.</translation>
    </message>
    <message>
      <source>Its library “{where}” writes NFO files of its own over ours: switch that off there.</source>
      <translation>Seine Mediathek „{where}“ schreibt eigene NFO-Dateien über unsere: Schalte das dort ab.</translation>
    </message>
    <message>
      <source>Its library “{where}” does not use pictures beside the files: local assets.</source>
      <translation>Seine Mediathek „{where}“ nutzt keine Bilder neben den Dateien: lokale Assets.</translation>
    </message>
    <message>
      <source>“{where}” is published under names that Plex does not look for: Settings › Libraries › Names of published files.</source>
      <translation>„{where}“ wird unter Namen veröffentlicht, nach denen Plex nicht sucht: Einstellungen › Mediatheken › Namen veröffentlichter Dateien.</translation>
    </message>
  </context>
  <context>
    <name>Opening</name>
    <message>
      <source>Restore the newest backup</source>
      <translation>Neueste Sicherung wiederherstellen</translation>
    </message>
    <message>
      <source>Save what can be read</source>
      <translation>Retten, was lesbar ist</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Beenden</translation>
    </message>
    <message>
      <source>Opening your library</source>
      <translation>Deine Mediathek wird geöffnet</translation>
    </message>
    <message>
      <source>This takes a moment.</source>
      <translation>Das dauert einen Moment.</translation>
    </message>
    <message>
      <source>The damaged file is kept as it is. This may take some minutes.</source>
      <translation>Die beschädigte Datei bleibt, wie sie ist. Das kann einige Minuten dauern.</translation>
    </message>
    <message>
      <source>Bringing your library back</source>
      <translation>Deine Mediathek wird zurückgeholt</translation>
    </message>
    <message>
      <source>Metarr is already open</source>
      <translation>Metarr ist schon offen</translation>
    </message>
    <message>
      <source>The library cannot be opened</source>
      <translation>Die Mediathek lässt sich nicht öffnen</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Erneut versuchen</translation>
    </message>
    <message>
      <source>Your library is damaged</source>
      <translation>Deine Mediathek ist beschädigt</translation>
    </message>
    <message>
      <source>The damaged file is kept, whatever you choose.</source>
      <translation>Die beschädigte Datei bleibt erhalten, was immer du wählst.</translation>
    </message>
    <message>
      <source>There is no backup. What can still be read is saved into a new library.</source>
      <translation>Es gibt keine Sicherung. Was noch lesbar ist, wird in eine neue Mediathek gerettet.</translation>
    </message>
    <message>
      <source>The newest backup was made {when}: titles {titles}, locked fields {locks}.</source>
      <translation>Die neueste Sicherung entstand {when}: Titel {titles}, gesperrte Felder {locks}.</translation>
    </message>
  </context>
  <context>
    <name>OrderRow</name>
    <message>
      <source>As in general: {field}</source>
      <translation>Wie allgemein: {field}</translation>
    </message>
  </context>
  <context>
    <name>OrderSwitch</name>
    <message>
      <source>pinned by you</source>
      <translation>von dir festgelegt</translation>
    </message>
    <message>
      <source>You said in which order the files of this series are numbered</source>
      <translation>Du hast gesagt, in welcher Reihenfolge die Dateien dieser Serie nummeriert sind</translation>
    </message>
    <message>
      <source>Order</source>
      <translation>Reihenfolge</translation>
    </message>
    <message>
      <source>Order of the episodes</source>
      <translation>Reihenfolge der Folgen</translation>
    </message>
  </context>
  <context>
    <name>OthersChanges</name>
    <message>
      <source>Changed by another program</source>
      <translation>Von einem anderen Programm geändert</translation>
    </message>
    <message>
      <source>Taken in from it: {fields}</source>
      <translation>Daraus übernommen: {fields}</translation>
    </message>
  </context>
  <context>
    <name>OutboxDialog</name>
    <message>
      <source>Outbox of {group}</source>
      <translation>Postausgang von {group}</translation>
    </message>
    <message>
      <source>Outbox</source>
      <translation>Postausgang</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
  </context>
  <context>
    <name>OverviewTab</name>
    <message>
      <source>Cast</source>
      <translation>Besetzung</translation>
    </message>
    <message>
      <source>Overview</source>
      <translation>Überblick</translation>
    </message>
    <message>
      <source>Nothing is told of it yet.</source>
      <translation>Noch ist nichts darüber bekannt.</translation>
    </message>
    <message>
      <source>Less</source>
      <translation>Weniger</translation>
    </message>
    <message>
      <source>More</source>
      <translation>Mehr</translation>
    </message>
    <message>
      <source>Fewer</source>
      <translation>Weniger</translation>
    </message>
    <message>
      <source>All {count}</source>
      <translation>Alle {count}</translation>
    </message>
    <message>
      <source>No file</source>
      <translation>Keine Datei</translation>
    </message>
    <message>
      <source>There is nothing on disk for this title.</source>
      <translation>Zu diesem Titel liegt nichts auf der Platte.</translation>
    </message>
    <message>
      <source>Trailer taken off; it is not offered again</source>
      <translation>Trailer entfernt; er wird nicht wieder angeboten</translation>
    </message>
    <message>
      <source>Its disk is not connected. You can go on editing; changes are published when it is back.</source>
      <translation>Das Laufwerk ist getrennt. Du kannst weiter bearbeiten; Änderungen werden veröffentlicht, wenn es wieder da ist.</translation>
    </message>
    <message>
      <source>Its file is missing. Everything known of it is kept; it comes back with the file.</source>
      <translation>Die Datei fehlt. Alles Bekannte bleibt erhalten; der Titel kommt mit der Datei zurück.</translation>
    </message>
    <message>
      <source>Named by the tags in its files. No id says which title it is.</source>
      <translation>Benannt nach den Tags in den Dateien. Keine ID sagt, welcher Titel es ist.</translation>
    </message>
    <message>
      <source>Named by you. No NFO or id says which title it is.</source>
      <translation>Von dir benannt. Keine NFO oder ID sagt, welcher Titel es ist.</translation>
    </message>
    <message>
      <source>Named after its file. No NFO or id says which title it is.</source>
      <translation>Nach der Datei benannt. Keine NFO oder ID sagt, welcher Titel es ist.</translation>
    </message>
    <message>
      <source>Named after its file, {sure} % sure. No NFO or id says which title it is.</source>
      <translation>Nach der Datei benannt, {sure} % sicher. Keine NFO oder ID sagt, welcher Titel es ist.</translation>
    </message>
    <message>
      <source>Known from the credits of your titles.</source>
      <translation>Bekannt durch die Mitwirkenden deiner Titel.</translation>
    </message>
    <message>
      <source>Identified by what lies beside its files.</source>
      <translation>Bestimmt durch das, was neben den Dateien liegt.</translation>
    </message>
    <message>
      <source>Identified by its ids: {ids}.</source>
      <translation>Bestimmt durch die IDs: {ids}.</translation>
    </message>
    <message>
      <source>{source} · {votes} votes</source>
      <translation>{source} · {votes} Stimmen</translation>
    </message>
    <message numerus="yes">
      <source>%n subtitle(s)</source>
      <translation>
        <numerusform>%n Untertitel</numerusform>
        <numerusform>%n Untertitel</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PageHead</name>
    <message>
      <source>Show all settings</source>
      <translation>Alle Einstellungen zeigen</translation>
    </message>
    <message>
      <source>Every change takes effect at once; {keys} takes back the setting that was changed last.</source>
      <translation>Jede Änderung wirkt sofort; {keys} nimmt die zuletzt geänderte Einstellung zurück.</translation>
    </message>
    <message>
      <source>Every change takes effect at once.</source>
      <translation>Jede Änderung wirkt sofort.</translation>
    </message>
  </context>
  <context>
    <name>Palette</name>
    <message>
      <source>Last used</source>
      <translation>Zuletzt benutzt</translation>
    </message>
    <message>
      <source>Commands</source>
      <translation>Befehle</translation>
    </message>
    <message>
      <source>Places</source>
      <translation>Orte</translation>
    </message>
    <message>
      <source>Views and filters</source>
      <translation>Ansichten und Filter</translation>
    </message>
    <message>
      <source>Titles</source>
      <translation>Titel</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>choose titles first</source>
      <translation>wähle zuerst Titel</translation>
    </message>
    <message>
      <source>not now</source>
      <translation>jetzt nicht</translation>
    </message>
    <message>
      <source>in “{place}”</source>
      <translation>in „{place}“</translation>
    </message>
    <message>
      <source>changed since last published</source>
      <translation>seit dem letzten Veröffentlichen geändert</translation>
    </message>
    <message>
      <source>without a poster</source>
      <translation>ohne Poster</translation>
    </message>
    <message>
      <source>without a fanart</source>
      <translation>ohne Hintergrundbild</translation>
    </message>
    <message>
      <source>without a plot</source>
      <translation>ohne Handlung</translation>
    </message>
    <message>
      <source>whose file is gone</source>
      <translation>deren Datei weg ist</translation>
    </message>
    <message>
      <source>with missing episodes</source>
      <translation>mit fehlenden Folgen</translation>
    </message>
    <message>
      <source>with locked fields</source>
      <translation>mit gesperrten Feldern</translation>
    </message>
    <message>
      <source>with a suggestion</source>
      <translation>mit einem Vorschlag</translation>
    </message>
    <message>
      <source>on a disk that is away</source>
      <translation>auf einem Laufwerk, das getrennt ist</translation>
    </message>
    <message>
      <source>watched</source>
      <translation>gesehen</translation>
    </message>
    <message>
      <source>not watched yet</source>
      <translation>noch nicht gesehen</translation>
    </message>
    <message>
      <source>Search for “{words}”</source>
      <translation>Suche nach „{words}“</translation>
    </message>
  </context>
  <context>
    <name>PathPair</name>
    <message>
      <source>a folder here</source>
      <translation>ein Ordner hier</translation>
    </message>
    <message>
      <source>Choose our folder</source>
      <translation>Unseren Ordner wählen</translation>
    </message>
    <message>
      <source>Remove this pair</source>
      <translation>Dieses Paar entfernen</translation>
    </message>
    <message>
      <source>Yours</source>
      <translation>Deiner</translation>
    </message>
    <message>
      <source>Theirs</source>
      <translation>Dessen</translation>
    </message>
    <message>
      <source>here</source>
      <translation>hier</translation>
    </message>
    <message>
      <source>there</source>
      <translation>dort</translation>
    </message>
    <message>
      <source>Asking {player}…</source>
      <translation>{player} wird gefragt…</translation>
    </message>
    <message>
      <source>Found {found} of {looked} there</source>
      <translation>{found} von {looked} dort gefunden</translation>
    </message>
    <message>
      <source>{player} was asked at {clock}.</source>
      <translation>{player} wurde um {clock} gefragt.</translation>
    </message>
    <message>
      <source>{player} does not see:</source>
      <translation>{player} sieht nicht:</translation>
    </message>
    <message>
      <source>{count} lie in a folder that {player} does not have: {folder}</source>
      <translation>{count} liegen in einem Ordner, den {player} nicht hat: {folder}</translation>
    </message>
    <message>
      <source>Show the {count}</source>
      <translation>Die {count} zeigen</translation>
    </message>
    <message>
      <source>Map {folder}</source>
      <translation>{folder} zuordnen</translation>
    </message>
    <message>
      <source>{player} could not be asked</source>
      <translation>{player} konnte nicht gefragt werden</translation>
    </message>
    <message>
      <source>Write what each side calls the folder.</source>
      <translation>Schreib, wie jede Seite den Ordner nennt.</translation>
    </message>
    <message>
      <source>No file of the libraries of this group lies there.</source>
      <translation>Keine Datei der Mediatheken dieser Gruppe liegt dort.</translation>
    </message>
    <message>
      <source>A player on Windows cannot see this file: its name has a backslash.</source>
      <translation>Ein Player unter Windows kann diese Datei nicht sehen: Ihr Name enthält einen Backslash.</translation>
    </message>
    <message>
      <source>Players are told of a file like this:</source>
      <translation>Player erfahren von einer Datei so:</translation>
    </message>
    <message>
      <source>Our folder</source>
      <translation>Unser Ordner</translation>
    </message>
  </context>
  <context>
    <name>PathsTab</name>
    <message>
      <source>Add a pair</source>
      <translation>Paar hinzufügen</translation>
    </message>
    <message>
      <source>Check with a player</source>
      <translation>Mit einem Player prüfen</translation>
    </message>
    <message>
      <source>Asks a player of the group whether it sees your files there</source>
      <translation>Fragt einen Player der Gruppe, ob er deine Dateien dort sieht</translation>
    </message>
    <message>
      <source>At once</source>
      <translation>Sofort</translation>
    </message>
    <message>
      <source>When idle</source>
      <translation>Im Leerlauf</translation>
    </message>
    <message>
      <source>At night</source>
      <translation>Nachts</translation>
    </message>
    <message>
      <source>When may changes be sent?</source>
      <translation>Wann dürfen Änderungen gesendet werden?</translation>
    </message>
    <message>
      <source>The same folder may have another name for a player. Write both, and a player is asked at once. Without a pair it is told ours.</source>
      <translation>Derselbe Ordner kann für einen Player anders heißen. Schreib beide Namen hin, dann wird gleich ein Player gefragt. Ohne ein Paar erfährt er unseren.</translation>
    </message>
    <message>
      <source>Idle: nothing plays. Night: from one to six, while nothing plays. Watched marks are read before each change and written back after it.</source>
      <translation>Leerlauf: Nichts wird abgespielt. Nachts: von eins bis sechs, solange nichts abgespielt wird. Gesehen-Markierungen werden vor jeder Änderung gelesen und danach zurückgeschrieben.</translation>
    </message>
    <message>
      <source>This group shows no library yet, so there is no file to find.</source>
      <translation>Diese Gruppe zeigt noch keine Mediathek, also gibt es keine Datei zu finden.</translation>
    </message>
    <message>
      <source>Choose libraries</source>
      <translation>Mediatheken wählen</translation>
    </message>
    <message>
      <source>There is no player in this group that could be asked.</source>
      <translation>In dieser Gruppe ist kein Player, der gefragt werden könnte.</translation>
    </message>
    <message>
      <source>All players of this group are paused: none of them is asked.</source>
      <translation>Alle Player dieser Gruppe sind angehalten: Keiner wird gefragt.</translation>
    </message>
    <message>
      <source>{folder} is not connected. What lies in it is known from the last scan.</source>
      <translation>{folder} ist nicht verbunden. Was darin liegt, ist vom letzten Durchsuchen bekannt.</translation>
    </message>
    <message>
      <source>Asking {player}…</source>
      <translation>{player} wird gefragt…</translation>
    </message>
    <message>
      <source>{player} found {found} of {looked} files under their own names.</source>
      <translation>{player} fand {found} von {looked} Dateien unter ihren eigenen Namen.</translation>
    </message>
    <message>
      <source>No pair covers {looked} files, such as {path}.</source>
      <translation>Kein Paar deckt {looked} Dateien ab, etwa {path}.</translation>
    </message>
  </context>
  <context>
    <name>PersonPage</name>
    <message>
      <source>Titles of this person</source>
      <translation>Titel dieser Person</translation>
    </message>
    <message>
      <source>Ask providers</source>
      <translation>Anbieter fragen</translation>
    </message>
    <message>
      <source>Ask for life, pictures and works of this person</source>
      <translation>Nach Leben, Bildern und Werken dieser Person fragen</translation>
    </message>
    <message>
      <source>Which titles are shown</source>
      <translation>Welche Titel gezeigt werden</translation>
    </message>
    <message>
      <source>Kinds of work</source>
      <translation>Arten der Arbeit</translation>
    </message>
    <message>
      <source>Here {count}</source>
      <translation>Hier {count}</translation>
    </message>
    <message>
      <source>Filmography {count}</source>
      <translation>Filmografie {count}</translation>
    </message>
    <message>
      <source>All {count}</source>
      <translation>Alle {count}</translation>
    </message>
    <message numerus="yes">
      <source>%n in your library</source>
      <translation>
        <numerusform>%n in deiner Mediathek</numerusform>
        <numerusform>%n in deiner Mediathek</numerusform>
      </translation>
    </message>
    <message>
      <source>Nothing here any more</source>
      <translation>Hier ist nichts mehr</translation>
    </message>
    <message>
      <source>No title in your libraries credits {name}.</source>
      <translation>Kein Titel in deinen Mediatheken nennt {name}.</translation>
    </message>
    <message>
      <source>What else {name} is in is not asked for: you want to work without the internet.</source>
      <translation>Worin {name} sonst vorkommt, wird nicht gefragt: du möchtest ohne Internet arbeiten.</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>{provider} can tell what else {name} is in, once it has a key.</source>
      <translation>{provider} kann sagen, worin {name} sonst vorkommt, sobald es einen Schlüssel hat.</translation>
    </message>
    <message>
      <source>Enter a key</source>
      <translation>Schlüssel eingeben</translation>
    </message>
    <message>
      <source>Nobody can be asked what else {name} is in: no id is known that would tell.</source>
      <translation>Niemand kann gefragt werden, worin {name} sonst vorkommt: dafür ist keine ID bekannt.</translation>
    </message>
    <message>
      <source>Asking {provider} what else {name} is in…</source>
      <translation>{provider} wird gefragt, worin {name} sonst vorkommt …</translation>
    </message>
    <message>
      <source>{provider} did not tell what else {name} is in.</source>
      <translation>{provider} hat nicht gesagt, worin {name} sonst vorkommt.</translation>
    </message>
    <message>
      <source>Ask again</source>
      <translation>Noch einmal fragen</translation>
    </message>
    <message>
      <source>{provider} was not asked yet what else {name} is in.</source>
      <translation>{provider} wurde noch nicht gefragt, worin {name} sonst vorkommt.</translation>
    </message>
    <message>
      <source>Ask now</source>
      <translation>Jetzt fragen</translation>
    </message>
    <message>
      <source>born {date}</source>
      <translation>geboren {date}</translation>
    </message>
    <message>
      <source>died {date}</source>
      <translation>gestorben {date}</translation>
    </message>
    <message numerus="yes">
      <source>%n year(s) old</source>
      <translation>
        <numerusform>%n Jahr alt</numerusform>
        <numerusform>%n Jahre alt</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Picture</name>
    <message>
      <source>The picture could not be read.</source>
      <extracomment>In a worker: the bytes of a picture, unless what it is handed says that nobody waits any more. Raises MetarrError.</extracomment>
      <translation>Das Bild konnte nicht gelesen werden.</translation>
    </message>
  </context>
  <context>
    <name>PictureInUse</name>
    <message>
      <source>Picture in use</source>
      <translation>Verwendetes Bild</translation>
    </message>
    <message>
      <source>Add picture</source>
      <translation>Bild hinzufügen</translation>
    </message>
    <message>
      <source>Grab a frame</source>
      <translation>Standbild nehmen</translation>
    </message>
    <message>
      <source>Takes a frame of the film; once more takes another.</source>
      <translation>Nimmt ein Standbild aus dem Film; noch einmal nimmt ein anderes.</translation>
    </message>
    <message>
      <source>Compare</source>
      <translation>Vergleichen</translation>
    </message>
    <message>
      <source>Shows two of the candidates beside each other.</source>
      <translation>Zeigt zwei der Kandidaten nebeneinander.</translation>
    </message>
    <message>
      <source>Use none</source>
      <translation>Keins verwenden</translation>
    </message>
    <message>
      <source>{kind} in use</source>
      <translation>{kind} in Verwendung</translation>
    </message>
    <message>
      <source>Unlock</source>
      <translation>Entsperren</translation>
    </message>
    <message>
      <source>Lock</source>
      <translation>Sperren</translation>
    </message>
    <message>
      <source>On offer larger, {width} × {height}: “Use the larger one”</source>
      <translation>Größer im Angebot, {width} × {height}: „Das größere verwenden“</translation>
    </message>
    <message>
      <source>Score {own} of 100, the next best has {next}</source>
      <translation>{own} von 100 Punkten, das nächstbeste hat {next}</translation>
    </message>
    <message>
      <source>Score {own} of 100</source>
      <translation>{own} von 100 Punkten</translation>
    </message>
    <message>
      <source>Score {own} of 100, the best on offer has {next}</source>
      <translation>{own} von 100 Punkten, das beste im Angebot hat {next}</translation>
    </message>
    <message>
      <source>On disk as {names}, same bytes as chosen</source>
      <translation>Liegt als {names} bei der Datei, Byte für Byte wie gewählt</translation>
    </message>
    <message>
      <source>On disk as {names}: the former one until published</source>
      <translation>Als {names} liegt noch das frühere da, bis du veröffentlichst</translation>
    </message>
    <message>
      <source>On disk as {names}, changed by another program</source>
      <translation>Liegt als {names} da, von einem anderen Programm geändert</translation>
    </message>
    <message>
      <source>Was published as {names}, which is gone</source>
      <translation>Wurde als {names} veröffentlicht und ist nicht mehr da</translation>
    </message>
    <message>
      <source>Was published as {names}; the disk is away</source>
      <translation>Wurde als {names} veröffentlicht; die Platte ist nicht da</translation>
    </message>
    <message>
      <source>Locked</source>
      <translation>Gesperrt</translation>
    </message>
    <message>
      <source>None chosen. Ideal is {width} × {height}.</source>
      <translation>Keins gewählt. Ideal ist {width} × {height}.</translation>
    </message>
    <message>
      <source>As large as it should be</source>
      <translation>So groß, wie es sein soll</translation>
    </message>
    <message>
      <source>Smaller than the ideal {width} × {height}</source>
      <translation>Kleiner als das Ideal {width} × {height}</translation>
    </message>
    <message>
      <source>none</source>
      <translation>keins</translation>
    </message>
  </context>
  <context>
    <name>PictureOnto</name>
    <message>
      <source>{title}: {kind} added and locked</source>
      <translation>{title}: {kind} hinzugefügt und gesperrt</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
  </context>
  <context>
    <name>PicturePair</name>
    <message>
      <source>{file} now</source>
      <translation>{file} jetzt</translation>
    </message>
    <message>
      <source>{file} after publishing</source>
      <translation>{file} nach dem Veröffentlichen</translation>
    </message>
    <message>
      <source>not on disk</source>
      <translation>nicht auf der Platte</translation>
    </message>
    <message>
      <source>removed</source>
      <translation>entfernt</translation>
    </message>
    <message>
      <source>not readable</source>
      <translation>nicht lesbar</translation>
    </message>
  </context>
  <context>
    <name>PictureVerbs</name>
    <message>
      <source>{kind} locked</source>
      <extracomment>From the uuids of the pictures that are chosen, best first, to those that shall be.</extracomment>
      <translation>{kind} gesperrt</translation>
    </message>
    <message>
      <source>{kind} unlocked</source>
      <translation>{kind} entsperrt</translation>
    </message>
    <message>
      <source>{kind} added and locked</source>
      <translation>{kind} hinzugefügt und gesperrt</translation>
    </message>
    <message>
      <source>{kind} chosen and locked</source>
      <translation>{kind} gewählt und gesperrt</translation>
    </message>
    <message>
      <source>Fetching the picture…</source>
      <translation>Bild wird geholt…</translation>
    </message>
    <message>
      <source>Taking a frame…</source>
      <translation>Standbild wird genommen…</translation>
    </message>
    <message>
      <source>Never offered again</source>
      <translation>Wird nie wieder angeboten</translation>
    </message>
    <message>
      <source>Offered again</source>
      <translation>Wird wieder angeboten</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
  </context>
  <context>
    <name>Plan</name>
    <message>
      <source>Write</source>
      <translation>Schreiben</translation>
    </message>
    <message>
      <source>Replace</source>
      <translation>Ersetzen</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>Behalten</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>Decide</source>
      <translation>Entscheiden</translation>
    </message>
    <message>
      <source>{count} write</source>
      <translation>{count} schreiben</translation>
    </message>
    <message>
      <source>{count} replace</source>
      <translation>{count} ersetzen</translation>
    </message>
    <message>
      <source>{count} keep</source>
      <translation>{count} behalten</translation>
    </message>
    <message>
      <source>{count} remove</source>
      <translation>{count} entfernen</translation>
    </message>
    <message>
      <source>{count} to decide</source>
      <translation>{count} zu entscheiden</translation>
    </message>
    <message>
      <source>missing on disk</source>
      <translation>fehlt auf der Platte</translation>
    </message>
    <message>
      <source>changed here since it was written</source>
      <translation>hier geändert, seit sie geschrieben wurde</translation>
    </message>
    <message>
      <source>changed by another program; its version is kept aside</source>
      <translation>von einem anderen Programm geändert; dessen Fassung wird beiseitegelegt</translation>
    </message>
    <message>
      <source>was here before Metarr; the original is kept for ever</source>
      <translation>war vor Metarr hier; das Original bleibt für immer erhalten</translation>
    </message>
    <message>
      <source>already as it should be</source>
      <translation>schon so, wie es sein soll</translation>
    </message>
    <message>
      <source>no longer wanted; kept aside</source>
      <translation>nicht mehr gewünscht; wird beiseitegelegt</translation>
    </message>
    <message>
      <source>the same picture under another ending; kept aside</source>
      <translation>dasselbe Bild mit anderer Endung; wird beiseitegelegt</translation>
    </message>
    <message>
      <source>waits for its disk; published when it is back</source>
      <translation>wartet auf das Laufwerk; wird veröffentlicht, wenn es wieder da ist</translation>
    </message>
    <message>
      <source>its file or folder is away; nothing is written</source>
      <translation>Datei oder Ordner ist weg; nichts wird geschrieben</translation>
    </message>
    <message>
      <source>another program writes over it again and again</source>
      <translation>ein anderes Programm überschreibt sie immer wieder</translation>
    </message>
    <message>
      <source>the disk takes no name as long as this</source>
      <translation>das Laufwerk nimmt keinen so langen Namen</translation>
    </message>
  </context>
  <context>
    <name>PlanFoot</name>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
  </context>
  <context>
    <name>PlanFooter</name>
    <message numerus="yes">
      <source>%n decision(s) open; everything else can go now</source>
      <translation>
        <numerusform>%n Entscheidung offen; alles andere kann jetzt raus</numerusform>
        <numerusform>%n Entscheidungen offen; alles andere kann jetzt raus</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n title(s) left out, their folder is away</source>
      <translation>
        <numerusform>%n Titel ausgelassen, sein Ordner ist weg</numerusform>
        <numerusform>%n Titel ausgelassen, ihre Ordner sind weg</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Waiting for a disk that is not connected: %n title(s)</source>
      <translation>
        <numerusform>Wartet auf ein getrenntes Laufwerk: %n Titel</numerusform>
        <numerusform>Warten auf ein getrenntes Laufwerk: %n Titel</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) changed by another program; their version is kept aside</source>
      <translation>
        <numerusform>%n Datei von einem anderen Programm geändert; dessen Fassung wird beiseitegelegt</numerusform>
        <numerusform>%n Dateien von einem anderen Programm geändert; deren Fassung wird beiseitegelegt</numerusform>
      </translation>
    </message>
    <message>
      <source>Nothing is written until you say so</source>
      <translation>Nichts wird geschrieben, bis du es sagst</translation>
    </message>
    <message>
      <source>Everything on disk is as it is here</source>
      <translation>Auf der Platte ist alles wie hier</translation>
    </message>
    <message>
      <source>{size} to write</source>
      <translation>{size} zu schreiben</translation>
    </message>
    <message>
      <source>{size} free</source>
      <translation>{size} frei</translation>
    </message>
    <message numerus="yes">
      <source>Publish %n title(s)</source>
      <translation>
        <numerusform>%n Titel veröffentlichen</numerusform>
        <numerusform>%n Titel veröffentlichen</numerusform>
      </translation>
    </message>
    <message>
      <source>Publishing…</source>
      <translation>Wird veröffentlicht…</translation>
    </message>
    <message>
      <source>Publishing {done} of {total}</source>
      <translation>Veröffentlicht: {done} von {total}</translation>
    </message>
  </context>
  <context>
    <name>PlanModel</name>
    <message numerus="yes">
      <source>%n file(s)</source>
      <translation>
        <numerusform>%n Datei</numerusform>
        <numerusform>%n Dateien</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PlanPage</name>
    <message>
      <source>Changes</source>
      <translation>Änderungen</translation>
    </message>
    <message>
      <source>Everything</source>
      <translation>Alles</translation>
    </message>
    <message>
      <source>Which rows are shown</source>
      <translation>Welche Zeilen gezeigt werden</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Zeigen</translation>
    </message>
  </context>
  <context>
    <name>PlanView</name>
    <message>
      <source>Files of the plan</source>
      <translation>Dateien des Plans</translation>
    </message>
  </context>
  <context>
    <name>Player</name>
    <message>
      <source>shows it as here</source>
      <translation>zeigt es wie hier</translation>
    </message>
    <message>
      <source>does not show it yet</source>
      <translation>zeigt es noch nicht</translation>
    </message>
    <message>
      <source>shows it otherwise</source>
      <translation>zeigt es anders</translation>
    </message>
  </context>
  <context>
    <name>PlayerDialog</name>
    <message>
      <source>Change {name}</source>
      <translation>{name} ändern</translation>
    </message>
    <message>
      <source>Add a player</source>
      <translation>Player hinzufügen</translation>
    </message>
    <message>
      <source>Type</source>
      <translation>Typ</translation>
    </message>
    <message>
      <source>Find in the network</source>
      <translation>Im Netz suchen</translation>
    </message>
    <message>
      <source>Asks your local network once which players are there</source>
      <translation>Fragt dein lokales Netz einmal, welche Player da sind</translation>
    </message>
    <message>
      <source>My players</source>
      <translation>Meine Player</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Speichern</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>Hinzufügen</translation>
    </message>
    <message>
      <source>A new group</source>
      <translation>Neue Gruppe</translation>
    </message>
    <message>
      <source>Group</source>
      <translation>Gruppe</translation>
    </message>
    <message>
      <source>Name of the new group</source>
      <translation>Name der neuen Gruppe</translation>
    </message>
    <message>
      <source>Players of one group show the same libraries.</source>
      <translation>Player einer Gruppe zeigen dieselben Mediatheken.</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Looking around…</source>
      <translation>Umschau läuft…</translation>
    </message>
    <message>
      <source>No player answered</source>
      <translation>Kein Player hat geantwortet</translation>
    </message>
  </context>
  <context>
    <name>PlayerForm</name>
    <message>
      <source>Living room</source>
      <translation>Wohnzimmer</translation>
    </message>
    <message>
      <source>the first administrator</source>
      <translation>der erste Administrator</translation>
    </message>
    <message>
      <source>none</source>
      <translation>keins</translation>
    </message>
    <message>
      <source>unchanged</source>
      <translation>unverändert</translation>
    </message>
    <message>
      <source>Test</source>
      <translation>Testen</translation>
    </message>
    <message>
      <source>Token</source>
      <translation>Token</translation>
    </message>
    <message>
      <source>Password</source>
      <translation>Passwort</translation>
    </message>
    <message>
      <source>Asking {host}…</source>
      <translation>{host} wird gefragt…</translation>
    </message>
    <message>
      <source>notifications</source>
      <translation>Benachrichtigungen</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Address</source>
      <translation>Adresse</translation>
    </message>
    <message>
      <source>Host</source>
      <translation>Host</translation>
    </message>
    <message>
      <source>Port</source>
      <translation>Port</translation>
    </message>
    <message>
      <source>User</source>
      <translation>Benutzer</translation>
    </message>
    <message>
      <source>Account</source>
      <translation>Konto</translation>
    </message>
    <message>
      <source>Whose watched marks count, where a server has several people</source>
      <translation>Wessen Gesehen-Marken zählen, wenn ein Server mehrere Personen hat</translation>
    </message>
    <message>
      <source>Port for notifications</source>
      <translation>Port für Benachrichtigungen</translation>
    </message>
    <message>
      <source>Over it Kodi says at once what it has done. 9090 unless you changed it.</source>
      <translation>Darüber sagt Kodi sofort, was es getan hat. 9090, wenn du es nicht geändert hast.</translation>
    </message>
    <message>
      <source>{name} {version} answers.</source>
      <translation>{name} {version} antwortet.</translation>
    </message>
    <message>
      <source>Trust this certificate</source>
      <translation>Diesem Zertifikat vertrauen</translation>
    </message>
  </context>
  <context>
    <name>PlayerVerbs</name>
    <message>
      <source>Sync now</source>
      <translation>Jetzt abgleichen</translation>
    </message>
    <message>
      <source>Sync {group} now</source>
      <translation>{group} jetzt abgleichen</translation>
    </message>
    <message>
      <source>Compare</source>
      <translation>Vergleichen</translation>
    </message>
    <message>
      <source>Compare {group}</source>
      <translation>{group} vergleichen</translation>
    </message>
    <message>
      <source>Check the paths</source>
      <translation>Pfade prüfen</translation>
    </message>
    <message>
      <source>Check the paths of {group}</source>
      <translation>Pfade von {group} prüfen</translation>
    </message>
    <message>
      <source>Show all that waits</source>
      <translation>Alles zeigen, was wartet</translation>
    </message>
    <message>
      <source>Show all that waits for {group}</source>
      <translation>Alles zeigen, was auf {group} wartet</translation>
    </message>
    <message>
      <source>Pause telling it</source>
      <translation>Benachrichtigen anhalten</translation>
    </message>
    <message>
      <source>Tell it again</source>
      <translation>Wieder benachrichtigen</translation>
    </message>
    <message>
      <source>Pause {player}</source>
      <translation>{player} anhalten</translation>
    </message>
    <message>
      <source>Tell {player} again</source>
      <translation>{player} wieder benachrichtigen</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Zeigen</translation>
    </message>
    <message>
      <source>Show {player}</source>
      <translation>{player} zeigen</translation>
    </message>
    <message>
      <source>Test</source>
      <translation>Testen</translation>
    </message>
    <message>
      <source>Test {player}</source>
      <translation>{player} testen</translation>
    </message>
    <message>
      <source>Change…</source>
      <translation>Ändern…</translation>
    </message>
    <message>
      <source>Change {player}</source>
      <translation>{player} ändern</translation>
    </message>
  </context>
  <context>
    <name>Players</name>
    <message>
      <source>Paused</source>
      <translation>Angehalten</translation>
    </message>
    <message>
      <source>Connected</source>
      <translation>Verbunden</translation>
    </message>
    <message>
      <source>Off</source>
      <translation>Aus</translation>
    </message>
    <message>
      <source>Refused</source>
      <translation>Abgelehnt</translation>
    </message>
    <message>
      <source>Not tried yet</source>
      <translation>Noch nicht versucht</translation>
    </message>
    <message>
      <source>Plays {title}</source>
      <translation>Spielt {title}</translation>
    </message>
    <message>
      <source>Paused in {title}</source>
      <translation>Angehalten in {title}</translation>
    </message>
    <message>
      <source>{words}, {position} of {total}</source>
      <translation>{words}, {position} von {total}</translation>
    </message>
    <message>
      <source>{hours} h {minutes}</source>
      <translation>{hours} h {minutes}</translation>
    </message>
    <message>
      <source>{minutes} min</source>
      <translation>{minutes} min</translation>
    </message>
    <message>
      <source>{equal} equal, {differ} differ, {absent} not there</source>
      <translation>{equal} gleich, {differ} anders, {absent} nicht dort</translation>
    </message>
    <message>
      <source>last sync {when}</source>
      <translation>letzter Abgleich {when}</translation>
    </message>
    <message>
      <source>last tried {when}</source>
      <translation>zuletzt versucht {when}</translation>
    </message>
    <message>
      <source>{waiting} waiting, {failed} refused</source>
      <translation>{waiting} wartend, {failed} abgelehnt</translation>
    </message>
    <message>
      <source>A title that is gone</source>
      <translation>Ein Titel, der weg ist</translation>
    </message>
    <message>
      <source>removed</source>
      <translation>entfernt</translation>
    </message>
    <message>
      <source>changed</source>
      <translation>geändert</translation>
    </message>
    <message>
      <source>proof is asked for</source>
      <translation>Bestätigung wird erfragt</translation>
    </message>
    <message>
      <source>waits for the end of {title}</source>
      <translation>wartet auf das Ende von {title}</translation>
    </message>
    <message>
      <source>waits for the night</source>
      <translation>wartet auf die Nacht</translation>
    </message>
    <message>
      <source>waits for {player}</source>
      <translation>wartet auf {player}</translation>
    </message>
    <message>
      <source>told again {when}</source>
      <translation>wird {when} erneut gemeldet</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>Wartet</translation>
    </message>
    <message>
      <source>Sent</source>
      <translation>Gesendet</translation>
    </message>
    <message>
      <source>Proved</source>
      <translation>Bestätigt</translation>
    </message>
    <message>
      <source>Connection</source>
      <translation>Verbindung</translation>
    </message>
    <message>
      <source>One server, which is told once for all who watch.</source>
      <translation>Ein Server, der es einmal für alle erfährt, die schauen.</translation>
    </message>
    <message>
      <source>These share one database: it is told once, by the first that is on.</source>
      <translation>Diese teilen eine Datenbank: Sie erfährt es einmal, durch den ersten, der an ist.</translation>
    </message>
    <message>
      <source>Each of these keeps a database of its own and is told by itself.</source>
      <translation>Jeder von diesen hat eine eigene Datenbank und wird für sich benachrichtigt.</translation>
    </message>
    <message>
      <source>Libraries</source>
      <translation>Mediatheken</translation>
    </message>
    <message>
      <source>Sync</source>
      <translation>Abgleich</translation>
    </message>
    <message>
      <source>Comparison</source>
      <translation>Vergleich</translation>
    </message>
    <message>
      <source>Watched marks</source>
      <translation>Gesehen-Markierungen</translation>
    </message>
    <message>
      <source>{what} of all groups</source>
      <translation>{what} aller Gruppen</translation>
    </message>
    <message>
      <source>Paths</source>
      <translation>Pfade</translation>
    </message>
  </context>
  <context>
    <name>PlayersPage</name>
    <message>
      <source>Players</source>
      <translation>Player</translation>
    </message>
    <message>
      <source>Add player</source>
      <translation>Player hinzufügen</translation>
    </message>
    <message>
      <source>Sync now</source>
      <translation>Jetzt abgleichen</translation>
    </message>
    <message>
      <source>Groups of players</source>
      <translation>Gruppen von Playern</translation>
    </message>
    <message>
      <source>No player yet</source>
      <translation>Noch kein Player</translation>
    </message>
    <message>
      <source>Add the Kodi, Jellyfin or Plex you watch on. Metarr then tells it what you published, and asks it back until it shows exactly that.</source>
      <translation>Füge den Kodi, Jellyfin oder Plex hinzu, auf dem du schaust. Metarr meldet ihm dann, was du veröffentlicht hast, und fragt nach, bis er genau das zeigt.</translation>
    </message>
    <message>
      <source>Reading the players</source>
      <translation>Player werden gelesen</translation>
    </message>
    <message>
      <source>This takes a moment.</source>
      <translation>Das dauert einen Moment.</translation>
    </message>
    <message>
      <source>Add a player</source>
      <translation>Player hinzufügen</translation>
    </message>
    <message>
      <source>Tell all players what waits for them</source>
      <translation>Allen Playern sagen, was auf sie wartet</translation>
    </message>
    <message>
      <source>Which player? Go into its line with Tab first.</source>
      <translation>Welcher Player? Geh erst mit Tab in seine Zeile.</translation>
    </message>
    <message>
      <source>The players cannot be read</source>
      <translation>Die Player sind nicht lesbar</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Erneut versuchen</translation>
    </message>
    <message numerus="yes">
      <source>%n group(s)</source>
      <translation>
        <numerusform>%n Gruppe</numerusform>
        <numerusform>%n Gruppen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n player(s)</source>
      <translation>
        <numerusform>%n Player</numerusform>
        <numerusform>%n Player</numerusform>
      </translation>
    </message>
    <message>
      <source>{waiting} changes waiting</source>
      <translation>{waiting} Änderungen warten</translation>
    </message>
    <message>
      <source>{failed} refused</source>
      <translation>{failed} abgelehnt</translation>
    </message>
    <message>
      <source>{player}: {name} {version} answers.</source>
      <translation>{player}: {name} {version} antwortet.</translation>
    </message>
    <message numerus="yes">
      <source>%n title(s)</source>
      <translation>
        <numerusform>%n Titel</numerusform>
        <numerusform>%n Titel</numerusform>
      </translation>
    </message>
    <message>
      <source>{player}: kept what was watched with {titles}.</source>
      <translation>{player}: Gesehenes aufgehoben: {titles}.</translation>
    </message>
    <message>
      <source>Remove the player {name}?</source>
      <translation>Player {name} entfernen?</translation>
    </message>
    <message>
      <source>Its address, its password and what waits for it are forgotten. What it shows stays.</source>
      <translation>Adresse, Passwort und was auf ihn wartet, werden vergessen. Was er zeigt, bleibt.</translation>
    </message>
    <message>
      <source>Remove the group {name}?</source>
      <translation>Gruppe {name} entfernen?</translation>
    </message>
    <message>
      <source>Its players, their passwords and its paths are forgotten. What the players show stays.</source>
      <translation>Ihre Player, deren Passwörter und ihre Pfade werden vergessen. Was die Player zeigen, bleibt.</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>Behalten</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
  </context>
  <context>
    <name>PlayersStep</name>
    <message>
      <source>Players can be looked for on this network. Nobody is asked before you press the button.</source>
      <translation>Player in diesem Netzwerk lassen sich suchen. Niemand wird gefragt, bevor du die Taste drückst.</translation>
    </message>
    <message>
      <source>Look</source>
      <translation>Suchen</translation>
    </message>
    <message>
      <source>Players</source>
      <translation>Player</translation>
    </message>
    <message>
      <source>In Kodi, switch on Settings › Services › Control › Allow remote control via HTTP.</source>
      <translation>Schalte in Kodi Einstellungen › Dienste › Steuerung › Fernsteuerung über HTTP erlauben ein.</translation>
    </message>
    <message>
      <source>Add {player}</source>
      <translation>{player} hinzufügen</translation>
    </message>
    <message>
      <source>Looking on this network…</source>
      <translation>Suche im Netzwerk …</translation>
    </message>
    <message numerus="yes">
      <source>Looked on this network: %n player(s) answered.</source>
      <translation>
        <numerusform>Im Netzwerk gesucht: %n Player hat geantwortet.</numerusform>
        <numerusform>Im Netzwerk gesucht: %n Player haben geantwortet.</numerusform>
      </translation>
    </message>
    <message>
      <source>No player answered on this network. It may be switched off, or can be added below.</source>
      <translation>In diesem Netzwerk hat kein Player geantwortet. Vielleicht ist er ausgeschaltet; unten lässt er sich hinzufügen.</translation>
    </message>
    <message>
      <source>Again</source>
      <translation>Noch einmal</translation>
    </message>
  </context>
  <context>
    <name>Playlist</name>
    <message>
      <source>Playlists (*.m3u8 *.m3u)</source>
      <translation>Wiedergabelisten (*.m3u8 *.m3u)</translation>
    </message>
    <message>
      <source>Kodi smart playlists (*.xsp)</source>
      <translation>Intelligente Wiedergabelisten für Kodi (*.xsp)</translation>
    </message>
    <message>
      <source>Export the view</source>
      <translation>Ansicht exportieren</translation>
    </message>
    <message numerus="yes">
      <source>Left out: %n title(s) without a file to play</source>
      <translation>
        <numerusform>Weggelassen: %n Titel ohne Datei zum Abspielen</numerusform>
        <numerusform>Weggelassen: %n Titel ohne Datei zum Abspielen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Left out: %n title(s) whose files are gone</source>
      <translation>
        <numerusform>Weggelassen: %n Titel, dessen Dateien weg sind</numerusform>
        <numerusform>Weggelassen: %n Titel, deren Dateien weg sind</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Left out: %n file(s) that no path mapping of the group reaches</source>
      <translation>
        <numerusform>Weggelassen: %n Datei, die keine Pfadzuordnung der Gruppe erreicht</numerusform>
        <numerusform>Weggelassen: %n Dateien, die keine Pfadzuordnung der Gruppe erreicht</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Left out: %n file(s) with a path that no list holds: a line break, or no UTF-8</source>
      <translation>
        <numerusform>Weggelassen: %n Datei mit einem Pfad, den keine Liste fasst: mit Zeilenumbruch oder nicht in UTF-8</numerusform>
        <numerusform>Weggelassen: %n Dateien mit einem Pfad, den keine Liste fasst: mit Zeilenumbruch oder nicht in UTF-8</numerusform>
      </translation>
    </message>
    <message>
      <source>a smart playlist holds one kind of title; add kind:movie, kind:series or kind:episode</source>
      <translation>eine intelligente Wiedergabeliste enthält Titel einer Art; ergänze kind:movie, kind:series oder kind:episode</translation>
    </message>
    <message>
      <source>Kodi has no smart playlists of this kind of title</source>
      <translation>Kodi hat keine intelligenten Wiedergabelisten für Titel dieser Art</translation>
    </message>
    <message>
      <source>plain words look in titles, people and file names at once</source>
      <translation>einfache Wörter suchen in Titeln, Personen und Dateinamen zugleich</translation>
    </message>
    <message>
      <source>only Metarr knows that</source>
      <translation>das weiß nur Metarr</translation>
    </message>
    <message>
      <source>Kodi counts or compares that in another way, and would show other titles</source>
      <translation>das zählt oder vergleicht Kodi anders und würde andere Titel zeigen</translation>
    </message>
    <message>
      <source>Kodi's rules have no brackets: all of them have to hold, or one</source>
      <translation>Kodis Regeln kennen keine Klammern: Es gelten alle, oder eine genügt</translation>
    </message>
    <message>
      <source>turned round, Kodi would leave out titles of which nothing is known</source>
      <translation>umgekehrt ließe Kodi Titel weg, von denen man nichts weiß</translation>
    </message>
    <message>
      <source>Kodi takes % and _ for any letters</source>
      <translation>Kodi hält % und _ für beliebige Buchstaben</translation>
    </message>
    <message>
      <source>too many names fit</source>
      <translation>zu viele Namen passen</translation>
    </message>
    <message>
      <source>Kodi knows a library by its folders, and no path mapping reaches these, or others look like them</source>
      <translation>Kodi kennt eine Mediathek an ihren Ordnern, und diese erreicht keine Pfadzuordnung, oder andere sehen ihnen zu ähnlich</translation>
    </message>
    <message numerus="yes">
      <source>Kodi goes by the year of the premiere, which is another one for %n title(s)</source>
      <translation>
        <numerusform>Kodi richtet sich nach dem Jahr der Premiere, und das ist bei %n Titel ein anderes</numerusform>
        <numerusform>Kodi richtet sich nach dem Jahr der Premiere, und das ist bei %n Titeln ein anderes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>whether something was watched does not go with how often, for %n title(s)</source>
      <translation>
        <numerusform>bei %n Titel passt nicht zusammen, ob und wie oft er gesehen wurde</numerusform>
        <numerusform>bei %n Titeln passt nicht zusammen, ob und wie oft sie gesehen wurden</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Kodi reads songs from their tags, and something else stands here for %n song(s)</source>
      <translation>
        <numerusform>Kodi liest Lieder aus ihren Tags, und hier steht bei %n Lied etwas anderes</numerusform>
        <numerusform>Kodi liest Lieder aus ihren Tags, und hier steht bei %n Liedern etwas anderes</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PlaylistDialog</name>
    <message>
      <source>Export “{view}”</source>
      <translation>„{view}“ exportieren</translation>
    </message>
    <message>
      <source>Write</source>
      <translation>Als</translation>
    </message>
    <message>
      <source>List of files (M3U)</source>
      <translation>Liste von Dateien (M3U)</translation>
    </message>
    <message>
      <source>Kodi smart playlist (XSP)</source>
      <translation>Intelligente Wiedergabeliste für Kodi (XSP)</translation>
    </message>
    <message>
      <source>Paths</source>
      <translation>Pfade</translation>
    </message>
    <message>
      <source>As on this computer</source>
      <translation>Wie auf diesem Rechner</translation>
    </message>
    <message>
      <source>Save…</source>
      <translation>Speichern …</translation>
    </message>
    <message>
      <source>As “{group}” sees them</source>
      <translation>Wie „{group}“ sie sieht</translation>
    </message>
    <message>
      <source>What the view shows now, in its order: a show stands for its episodes, an artist for all tracks. Nearly every player opens it.</source>
      <translation>Was die Ansicht jetzt zeigt, in ihrer Reihenfolge: Eine Serie steht für ihre Folgen, ein Interpret für alle Stücke. Fast jeder Player öffnet sie.</translation>
    </message>
    <message>
      <source>Rules that Kodi asks its own library by, each time anew. The file belongs into Kodi's userdata folder, under playlists/video, or playlists/music for songs.</source>
      <translation>Regeln, nach denen Kodi seine eigene Mediathek fragt, jedes Mal neu. Die Datei gehört in Kodis Ordner userdata, unter playlists/video, für Lieder unter playlists/music.</translation>
    </message>
    <message>
      <source>Looking at what the view shows…</source>
      <translation>Es wird nachgesehen, was die Ansicht zeigt …</translation>
    </message>
    <message>
      <source>{done} of {total} titles</source>
      <translation>{done} von {total} Titeln</translation>
    </message>
    <message>
      <source>Kodi's rules cannot say all of this view, and would show something else.</source>
      <translation>Kodis Regeln können nicht alles von dieser Ansicht sagen und würden anderes zeigen.</translation>
    </message>
    <message>
      <source>List of files instead</source>
      <translation>Stattdessen Dateiliste</translation>
    </message>
    <message>
      <source>Kodi's rules say just what this view says.</source>
      <translation>Kodis Regeln sagen genau das, was diese Ansicht sagt.</translation>
    </message>
    <message numerus="yes">
      <source>%n file(s)</source>
      <translation>
        <numerusform>%n Datei</numerusform>
        <numerusform>%n Dateien</numerusform>
      </translation>
    </message>
    <message>
      <source>Writing {name}…</source>
      <translation>{name} wird geschrieben …</translation>
    </message>
    <message>
      <source>Saved {name}</source>
      <translation>{name} gespeichert</translation>
    </message>
  </context>
  <context>
    <name>PosterDelegate</name>
    <message>
      <source>not here</source>
      <translation>nicht hier</translation>
    </message>
  </context>
  <context>
    <name>PreviewDialog</name>
    <message>
      <source>What merging would change</source>
      <translation>Was das Zusammenführen ändern würde</translation>
    </message>
    <message>
      <source>Nothing was changed yet. What is taken in can be taken back in the history.</source>
      <translation>Noch wurde nichts geändert. Was übernommen wird, lässt sich im Verlauf zurücknehmen.</translation>
    </message>
    <message>
      <source>Everybody says the same already.</source>
      <translation>Alle sagen schon dasselbe.</translation>
    </message>
    <message>
      <source>Merge</source>
      <translation>Zusammenführen</translation>
    </message>
  </context>
  <context>
    <name>PreviewModel</name>
    <message>
      <source>Title</source>
      <translation>Titel</translation>
    </message>
    <message>
      <source>Before</source>
      <translation>Vorher</translation>
    </message>
    <message>
      <source>After</source>
      <translation>Nachher</translation>
    </message>
    <message>
      <source>What happens</source>
      <translation>Was geschieht</translation>
    </message>
    <message>
      <source>Will change</source>
      <translation>Wird geändert</translation>
    </message>
    <message>
      <source>Already so</source>
      <translation>Schon so</translation>
    </message>
    <message>
      <source>Skipped, locked</source>
      <translation>Übersprungen, gesperrt</translation>
    </message>
  </context>
  <context>
    <name>ProgressStrip</name>
    <message>
      <source>Pause</source>
      <translation>Anhalten</translation>
    </message>
    <message>
      <source>Resume</source>
      <translation>Fortsetzen</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
  </context>
  <context>
    <name>ProofLines</name>
    <message numerus="yes">
      <source>In {there} of %n player(s)</source>
      <translation>
        <numerusform>In {there} von %n Player</numerusform>
        <numerusform>In {there} von %n Playern</numerusform>
      </translation>
    </message>
    <message>
      <source>{player}: {outcome}, asked {when}</source>
      <translation>{player}: {outcome}, gefragt {when}</translation>
    </message>
    <message numerus="yes">
      <source>and %n more</source>
      <translation>
        <numerusform>und %n weiterer</numerusform>
        <numerusform>und %n weitere</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Provider</name>
    <message>
      <source>Key</source>
      <translation>Schlüssel</translation>
    </message>
    <message>
      <source>PIN</source>
      <translation>PIN</translation>
    </message>
    <message>
      <source>Personal key</source>
      <translation>Persönlicher Schlüssel</translation>
    </message>
    <message>
      <source>films</source>
      <translation>Filme</translation>
    </message>
    <message>
      <source>series</source>
      <translation>Serien</translation>
    </message>
    <message>
      <source>artists</source>
      <translation>Interpreten</translation>
    </message>
    <message>
      <source>albums</source>
      <translation>Alben</translation>
    </message>
    <message>
      <source>texts</source>
      <translation>Texte</translation>
    </message>
    <message>
      <source>people</source>
      <translation>Personen</translation>
    </message>
    <message>
      <source>ratings</source>
      <translation>Wertungen</translation>
    </message>
    <message>
      <source>trailers</source>
      <translation>Trailer</translation>
    </message>
    <message>
      <source>pictures</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <source>{kinds}: {what}</source>
      <translation>{kinds}: {what}</translation>
    </message>
    <message>
      <source>needs no key</source>
      <translation>braucht keinen Schlüssel</translation>
    </message>
    <message>
      <source>more with a key</source>
      <translation>mehr mit Schlüssel</translation>
    </message>
    <message>
      <source>only with a key</source>
      <translation>nur mit Schlüssel</translation>
    </message>
    <message>
      <source>read by scans</source>
      <translation>von Suchläufen gelesen</translation>
    </message>
    <message>
      <source>off</source>
      <translation>aus</translation>
    </message>
    <message>
      <source>needs a key</source>
      <translation>braucht einen Schlüssel</translation>
    </message>
    <message>
      <source>offline, as set</source>
      <translation>offline, wie eingestellt</translation>
    </message>
    <message>
      <source>rests for {seconds} s</source>
      <translation>ruht {seconds} s</translation>
    </message>
    <message>
      <source>error</source>
      <translation>Fehler</translation>
    </message>
    <message>
      <source>ready</source>
      <translation>bereit</translation>
    </message>
  </context>
  <context>
    <name>ProviderRow</name>
    <message>
      <source>Move {provider}: drag, or Alt+Up and Alt+Down</source>
      <translation>{provider} verschieben: ziehen, oder Alt+Up und Alt+Down</translation>
    </message>
    <message>
      <source>Ask {provider}</source>
      <translation>{provider} fragen</translation>
    </message>
    <message>
      <source>More</source>
      <translation>Mehr</translation>
    </message>
    <message>
      <source>More of {provider}</source>
      <translation>Mehr zu {provider}</translation>
    </message>
    <message>
      <source>Address</source>
      <translation>Adresse</translation>
    </message>
    <message>
      <source>Requests / seconds</source>
      <translation>Anfragen / Sekunden</translation>
    </message>
    <message>
      <source>Terms</source>
      <translation>Bedingungen</translation>
    </message>
    <message>
      <source>Terms of {provider}</source>
      <translation>Bedingungen von {provider}</translation>
    </message>
  </context>
  <context>
    <name>ProvidersModel</name>
    <message>
      <source>Provider</source>
      <translation>Anbieter</translation>
    </message>
    <message>
      <source>Asked</source>
      <translation>Gefragt</translation>
    </message>
    <message>
      <source>Kept</source>
      <translation>Behalten</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Zustand</translation>
    </message>
    <message>
      <source>Questions that its server answered for this job</source>
      <translation>Fragen, die sein Server für diesen Auftrag beantwortet hat</translation>
    </message>
    <message>
      <source>Questions that an answer was kept for; nobody had to be asked</source>
      <translation>Fragen, zu denen eine Antwort aufgehoben war; niemand musste gefragt werden</translation>
    </message>
    <message>
      <source>{count} failed</source>
      <translation>{count} Fehler</translation>
    </message>
    <message>
      <source>rests until {clock}</source>
      <translation>ruht bis {clock}</translation>
    </message>
    <message>
      <source>rests for {span}</source>
      <translation>ruht noch {span}</translation>
    </message>
    <message>
      <source>at its rate, {count} wait</source>
      <translation>am Limit, {count} warten</translation>
    </message>
    <message>
      <source>It is asked {count} times in {span} at most; others wait for their turn.</source>
      <translation>Er wird höchstens {count}-mal in {span} gefragt; andere warten, bis sie an der Reihe sind.</translation>
    </message>
    <message>
      <source>was not asked</source>
      <translation>nicht gefragt</translation>
    </message>
    <message>
      <source>answers in {count} ms</source>
      <translation>antwortet in {count} ms</translation>
    </message>
    <message>
      <source>answers</source>
      <translation>antwortet</translation>
    </message>
  </context>
  <context>
    <name>ProvidersPanel</name>
    <message>
      <source>Order of the providers</source>
      <translation>Reihenfolge der Anbieter</translation>
    </message>
  </context>
  <context>
    <name>PublishPage</name>
    <message>
      <source>Publish plan</source>
      <translation>Veröffentlichungsplan</translation>
    </message>
    <message>
      <source>Export dry run</source>
      <translation>Probelauf exportieren</translation>
    </message>
    <message>
      <source>publish plan.txt</source>
      <translation>Veröffentlichungsplan.txt</translation>
    </message>
    <message>
      <source>Text files (*.txt)</source>
      <translation>Textdateien (*.txt)</translation>
    </message>
    <message>
      <source>Comparing with the disk…</source>
      <translation>Vergleich mit der Platte läuft…</translation>
    </message>
    <message>
      <source>Files are only read for this.</source>
      <translation>Dafür werden Dateien nur gelesen.</translation>
    </message>
    <message numerus="yes">
      <source>%n title(s). Nothing is written until you say so.</source>
      <translation>
        <numerusform>%n Titel. Nichts wird geschrieben, bis du es sagst.</numerusform>
        <numerusform>%n Titel. Nichts wird geschrieben, bis du es sagst.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n title(s) for {players}. Nothing is written until you say so.</source>
      <translation>
        <numerusform>%n Titel für {players}. Nichts wird geschrieben, bis du es sagst.</numerusform>
        <numerusform>%n Titel für {players}. Nichts wird geschrieben, bis du es sagst.</numerusform>
      </translation>
    </message>
    <message>
      <source>What you change is listed here before it is written beside your files.</source>
      <translation>Was du änderst, steht hier, bevor es neben deine Dateien geschrieben wird.</translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) compared, all as they should be.</source>
      <translation>
        <numerusform>%n Datei verglichen, sie ist, wie sie sein soll.</numerusform>
        <numerusform>%n Dateien verglichen, alle sind, wie sie sein sollen.</numerusform>
      </translation>
    </message>
    <message>
      <source>Everything is published</source>
      <translation>Alles ist veröffentlicht</translation>
    </message>
    <message>
      <source>Dry run saved as {file}</source>
      <translation>Probelauf gespeichert als {file}</translation>
    </message>
    <message>
      <source>{count} changed by someone else</source>
      <translation>{count} von jemand anderem geändert</translation>
    </message>
  </context>
  <context>
    <name>PublishTab</name>
    <message>
      <source>Comparing with the disk…</source>
      <translation>Vergleich mit der Platte läuft…</translation>
    </message>
    <message>
      <source>Files are only read for this.</source>
      <translation>Dafür werden Dateien nur gelesen.</translation>
    </message>
    <message>
      <source>Nothing to publish</source>
      <translation>Nichts zu veröffentlichen</translation>
    </message>
    <message>
      <source>NFO and artwork are written for titles that lie on a disk.</source>
      <translation>NFO und Bilder werden für Titel geschrieben, die auf einer Platte liegen.</translation>
    </message>
  </context>
  <context>
    <name>Publishing</name>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
  </context>
  <context>
    <name>PutBackDialog</name>
    <message>
      <source>Put back what was watched in {player}</source>
      <translation>Gesehenes in {player} zurückspielen</translation>
    </message>
    <message>
      <source>What was kept, newest first</source>
      <translation>Was aufgehoben wurde, Neuestes zuerst</translation>
    </message>
    <message>
      <source>Titles that are not there any more</source>
      <translation>Titel, die nicht mehr dort sind</translation>
    </message>
    <message>
      <source>Put back</source>
      <translation>Zurückspielen</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>Plays, dates, own ratings, tags and where a film was left are set there as they were. What stands there now is kept first.</source>
      <translation>Wiedergaben, Daten, eigene Wertungen, Schlagwörter und die Stelle, an der ein Film verlassen wurde, werden dort gesetzt, wie sie waren. Was jetzt dort steht, wird zuerst aufgehoben.</translation>
    </message>
    <message>
      <source>Nothing was kept yet. “Keep what was watched now” keeps it.</source>
      <translation>Noch wurde nichts aufgehoben. „Gesehenes jetzt aufheben“ hebt es auf.</translation>
    </message>
    <message>
      <source>Putting back…</source>
      <translation>Wird zurückgespielt…</translation>
    </message>
    <message numerus="yes">
      <source>%n title(s)</source>
      <translation>
        <numerusform>%n Titel</numerusform>
        <numerusform>%n Titel</numerusform>
      </translation>
    </message>
    <message>
      <source>Put back in {player}: {titles}.</source>
      <translation>In {player} zurückgespielt: {titles}.</translation>
    </message>
    <message numerus="yes">
      <source>Not there any more: %n title(s).</source>
      <translation>
        <numerusform>Nicht mehr dort: %n Titel.</numerusform>
        <numerusform>Nicht mehr dort: %n Titel.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>RangeRow</name>
    <message>
      <source>{what} from</source>
      <translation>{what} von</translation>
    </message>
    <message>
      <source>from</source>
      <translation>von</translation>
    </message>
    <message>
      <source>{what} to</source>
      <translation>{what} bis</translation>
    </message>
    <message>
      <source>to</source>
      <translation>bis</translation>
    </message>
  </context>
  <context>
    <name>RatingSourcesEditor</name>
    <message>
      <source>Add a source…</source>
      <translation>Quelle hinzufügen…</translation>
    </message>
  </context>
  <context>
    <name>Ratings</name>
    <message>
      <source>Rotten Tomatoes critics</source>
      <translation>Rotten Tomatoes (Kritik)</translation>
    </message>
    <message>
      <source>Rotten Tomatoes audience</source>
      <translation>Rotten Tomatoes (Publikum)</translation>
    </message>
  </context>
  <context>
    <name>Rename</name>
    <message>
      <source>as the template says</source>
      <translation>wie die Vorlage sagt</translation>
    </message>
    <message>
      <source>goes along</source>
      <translation>zieht mit</translation>
    </message>
    <message>
      <source>shortened to what disks take</source>
      <translation>gekürzt auf das, was Laufwerke nehmen</translation>
    </message>
    <message>
      <source>already as it should be</source>
      <translation>schon so, wie es sein soll</translation>
    </message>
    <message>
      <source>another title or version gets that name</source>
      <translation>ein anderer Titel oder eine andere Fassung bekommt diesen Namen</translation>
    </message>
    <message>
      <source>something else has that name</source>
      <translation>etwas anderes hat diesen Namen</translation>
    </message>
    <message>
      <source>too long, however it is cut</source>
      <translation>zu lang, wie immer man kürzt</translation>
    </message>
    <message>
      <source>the template needs what is not known of it</source>
      <translation>die Vorlage braucht, was darüber nicht bekannt ist</translation>
    </message>
    <message>
      <source>its file is away</source>
      <translation>die Datei ist weg</translation>
    </message>
    <message>
      <source>not connected</source>
      <translation>getrennt</translation>
    </message>
    <message>
      <source>takes no changes</source>
      <translation>nimmt keine Änderungen an</translation>
    </message>
  </context>
  <context>
    <name>RenameFooter</name>
    <message numerus="yes">
      <source>%n folder(s) not connected or read-only</source>
      <translation>
        <numerusform>%n Ordner getrennt oder schreibgeschützt</numerusform>
        <numerusform>%n Ordner getrennt oder schreibgeschützt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n name(s) cannot be changed; they stay</source>
      <translation>
        <numerusform>%n Name lässt sich nicht ändern; er bleibt</numerusform>
        <numerusform>%n Namen lassen sich nicht ändern; sie bleiben</numerusform>
      </translation>
    </message>
    <message>
      <source>Nothing is renamed until you say so, and it can be undone</source>
      <translation>Nichts wird umbenannt, bis du es sagst, und es lässt sich rückgängig machen</translation>
    </message>
    <message>
      <source>Every name is as the templates say</source>
      <translation>Jeder Name ist, wie die Vorlagen sagen</translation>
    </message>
    <message numerus="yes">
      <source>Rename %n file(s)</source>
      <translation>
        <numerusform>%n Datei umbenennen</numerusform>
        <numerusform>%n Dateien umbenennen</numerusform>
      </translation>
    </message>
    <message>
      <source>Renaming…</source>
      <translation>Wird umbenannt…</translation>
    </message>
    <message>
      <source>Renaming {done} of {total}</source>
      <translation>Umbenannt: {done} von {total}</translation>
    </message>
  </context>
  <context>
    <name>RenameModel</name>
    <message numerus="yes">
      <source>%n name(s)</source>
      <translation>
        <numerusform>%n Name</numerusform>
        <numerusform>%n Namen</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>RenamePage</name>
    <message>
      <source>Rename</source>
      <translation>Umbenennen</translation>
    </message>
    <message>
      <source>All templates…</source>
      <translation>Alle Vorlagen…</translation>
    </message>
    <message>
      <source>Keep this template</source>
      <translation>Diese Vorlage behalten</translation>
    </message>
    <message>
      <source>Names of now and those to come</source>
      <translation>Namen von jetzt und die künftigen</translation>
    </message>
    <message>
      <source>What the template names</source>
      <translation>Was die Vorlage benennt</translation>
    </message>
    <message>
      <source>Template</source>
      <translation>Vorlage</translation>
    </message>
    <message>
      <source>Empty: such names stay as they are</source>
      <translation>Leer: Solche Namen bleiben, wie sie sind</translation>
    </message>
    <message>
      <source>Looking at names…</source>
      <translation>Namen werden angesehen…</translation>
    </message>
    <message>
      <source>Nothing is renamed until you say so.</source>
      <translation>Nichts wird umbenannt, bis du es sagst.</translation>
    </message>
    <message numerus="yes">
      <source>%n title(s). Nothing is renamed until you say so.</source>
      <translation>
        <numerusform>%n Titel. Nichts wird umbenannt, bis du es sagst.</numerusform>
        <numerusform>%n Titel. Nichts wird umbenannt, bis du es sagst.</numerusform>
      </translation>
    </message>
    <message>
      <source>What the templates would change is listed here before it is done.</source>
      <translation>Was die Vorlagen ändern würden, steht hier, bevor es geschieht.</translation>
    </message>
    <message>
      <source>Every name is as it should be</source>
      <translation>Jeder Name ist, wie er sein soll</translation>
    </message>
    <message>
      <source>{count} to rename</source>
      <translation>{count} umzubenennen</translation>
    </message>
    <message>
      <source>{count} that stay, with a reason</source>
      <translation>{count} bleiben, mit Grund</translation>
    </message>
    <message>
      <source>{count} as they should be</source>
      <translation>{count} wie sie sein sollen</translation>
    </message>
  </context>
  <context>
    <name>Renaming</name>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
  </context>
  <context>
    <name>Role</name>
    <message>
      <source>Video</source>
      <translation>Video</translation>
    </message>
    <message>
      <source>Audio</source>
      <translation>Audio</translation>
    </message>
    <message>
      <source>Disc</source>
      <translation>Disc</translation>
    </message>
    <message>
      <source>NFO</source>
      <translation>NFO</translation>
    </message>
    <message>
      <source>Picture</source>
      <translation>Bild</translation>
    </message>
    <message>
      <source>Subtitle</source>
      <translation>Untertitel</translation>
    </message>
    <message>
      <source>Trailer</source>
      <translation>Trailer</translation>
    </message>
    <message>
      <source>Extra</source>
      <translation>Extra</translation>
    </message>
    <message>
      <source>Theme music</source>
      <translation>Titelmusik</translation>
    </message>
    <message>
      <source>Other file</source>
      <translation>Andere Datei</translation>
    </message>
  </context>
  <context>
    <name>RootBanner</name>
    <message>
      <source>Try again</source>
      <translation>Erneut versuchen</translation>
    </message>
    <message>
      <source>Point elsewhere…</source>
      <translation>Woanders suchen…</translation>
    </message>
    <message>
      <source>{folder} holds nothing of what was known in it, as if another disk lay there. Nothing was changed.</source>
      <translation>{folder} enthält nichts von dem, was darin bekannt war, als läge dort ein anderer Datenträger. Nichts wurde geändert.</translation>
    </message>
    <message>
      <source>Same folder, new content</source>
      <translation>Gleicher Ordner, neuer Inhalt</translation>
    </message>
    <message>
      <source>Another disk: wait for the old one</source>
      <translation>Anderer Datenträger: auf den alten warten</translation>
    </message>
    <message>
      <source>{folder} is empty, as when its disk is not connected. Its titles stay here to be looked at and edited; publishing waits.</source>
      <translation>{folder} ist leer, als wäre der Datenträger nicht verbunden. Die Titel bleiben hier zum Ansehen und Bearbeiten; das Veröffentlichen wartet.</translation>
    </message>
    <message>
      <source>{folder} does not answer. Its titles stay here to be looked at and edited; publishing waits.</source>
      <translation>{folder} antwortet nicht. Die Titel bleiben hier zum Ansehen und Bearbeiten; das Veröffentlichen wartet.</translation>
    </message>
    <message>
      <source>{folder} is not connected. Its titles stay here to be looked at and edited; publishing waits.</source>
      <translation>{folder} ist nicht verbunden. Die Titel bleiben hier zum Ansehen und Bearbeiten; das Veröffentlichen wartet.</translation>
    </message>
    <message numerus="yes">
      <source>Not in {folder} any more: %n title(s). Nothing was changed.</source>
      <translation>
        <numerusform>Nicht mehr in {folder}: %n Titel. Nichts wurde geändert.</numerusform>
        <numerusform>Nicht mehr in {folder}: %n Titel. Nichts wurde geändert.</numerusform>
      </translation>
    </message>
    <message>
      <source>Among them: {names}</source>
      <translation>Darunter: {names}</translation>
    </message>
    <message>
      <source>They are gone</source>
      <translation>Sie sind weg</translation>
    </message>
    <message>
      <source>Keep them, look again later</source>
      <translation>Behalten, später wieder nachsehen</translation>
    </message>
    <message>
      <source>Where does {folder} lie now?</source>
      <translation>Wo liegt {folder} jetzt?</translation>
    </message>
    <message>
      <source>Looking through {folder}…</source>
      <translation>{folder} wird durchsucht…</translation>
    </message>
    <message>
      <source>Of {total} files, {folder} holds {by_name} by name, {by_content} by content, and {lost} not.</source>
      <translation>Von {total} Dateien enthält {folder} {by_name} dem Namen nach, {by_content} dem Inhalt nach und {lost} nicht.</translation>
    </message>
    <message>
      <source>Another folder…</source>
      <translation>Anderer Ordner…</translation>
    </message>
    <message>
      <source>Use this folder</source>
      <translation>Diesen Ordner verwenden</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>{folder} is looked for in {new} now</source>
      <translation>{folder} wird jetzt in {new} gesucht</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
  </context>
  <context>
    <name>RootLine</name>
    <message>
      <source>How {folder} is watched</source>
      <translation>Wie {folder} überwacht wird</translation>
    </message>
    <message>
      <source>swept as usual</source>
      <translation>Rundgang wie üblich</translation>
    </message>
    <message>
      <source>every </source>
      <translation>alle </translation>
    </message>
    <message>
      <source> h</source>
      <translation> h</translation>
    </message>
    <message>
      <source>Hours between sweeps of {folder}</source>
      <translation>Stunden zwischen den Rundgängen durch {folder}</translation>
    </message>
    <message>
      <source>Hours between two sweeps</source>
      <translation>Stunden zwischen zwei Rundgängen</translation>
    </message>
    <message>
      <source>Remove {folder}</source>
      <translation>{folder} entfernen</translation>
    </message>
    <message>
      <source>Point {folder} elsewhere…</source>
      <translation>{folder} woanders suchen…</translation>
    </message>
    <message>
      <source>Marker file in {folder}</source>
      <translation>Markierungsdatei in {folder}</translation>
    </message>
    <message>
      <source>offline</source>
      <translation>getrennt</translation>
    </message>
    <message>
      <source>Marker file: writes the hidden file .metarr-root, by which another disk in its place is noticed.</source>
      <translation>Markierungsdatei: schreibt die versteckte Datei .metarr-root, an der ein anderer Datenträger an dieser Stelle erkannt wird.</translation>
    </message>
  </context>
  <context>
    <name>RowState</name>
    <message>
      <source>Needs you</source>
      <translation>Braucht dich</translation>
    </message>
    <message>
      <source>File missing</source>
      <translation>Datei fehlt</translation>
    </message>
    <message>
      <source>Offline</source>
      <translation>Getrennt</translation>
    </message>
    <message>
      <source>Enriching</source>
      <translation>Wird angereichert</translation>
    </message>
    <message>
      <source>To publish</source>
      <translation>Zu veröffentlichen</translation>
    </message>
    <message>
      <source>In step</source>
      <translation>Im Einklang</translation>
    </message>
    <message>
      <source>Missing</source>
      <translation>Fehlt</translation>
    </message>
    <message>
      <source>To come</source>
      <translation>Kommt noch</translation>
    </message>
  </context>
  <context>
    <name>RowsEditor</name>
    <message>
      <source>Move up in {name}</source>
      <translation>In {name} nach oben</translation>
    </message>
    <message>
      <source>Move down in {name}</source>
      <translation>In {name} nach unten</translation>
    </message>
    <message>
      <source>Remove from {name}</source>
      <translation>Aus {name} entfernen</translation>
    </message>
    <message>
      <source>A person needs a name.</source>
      <translation>Eine Person braucht einen Namen.</translation>
    </message>
    <message>
      <source>A rating needs a score, such as 7.9.</source>
      <translation>Eine Wertung braucht einen Wert, etwa 7.9.</translation>
    </message>
    <message>
      <source>A rating needs a source, such as imdb.</source>
      <translation>Eine Wertung braucht eine Quelle, etwa imdb.</translation>
    </message>
    <message>
      <source>A score is out of a number above 0.</source>
      <translation>Der Höchstwert muss über 0 liegen.</translation>
    </message>
    <message>
      <source>An id needs who issued it and its value, such as imdb and tt0133093.</source>
      <translation>Eine ID braucht, wer sie vergeben hat, und ihren Wert, etwa imdb und tt0133093.</translation>
    </message>
    <message>
      <source>Id</source>
      <translation>ID</translation>
    </message>
    <message>
      <source>Issued by</source>
      <translation>Vergeben von</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Out of</source>
      <translation>Höchstwert</translation>
    </message>
    <message>
      <source>Role</source>
      <translation>Rolle</translation>
    </message>
    <message>
      <source>Score</source>
      <translation>Wert</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>Quelle</translation>
    </message>
    <message>
      <source>Votes</source>
      <translation>Stimmen</translation>
    </message>
  </context>
  <context>
    <name>RowsModel</name>
    <message>
      <source>Add…</source>
      <translation>Hinzufügen…</translation>
    </message>
  </context>
  <context>
    <name>Scans</name>
    <message>
      <source>All</source>
      <extracomment>What came back is there again, what moved is another path of the same file.</extracomment>
      <translation>Alle</translation>
    </message>
    <message>
      <source>Added</source>
      <translation>Hinzugefügt</translation>
    </message>
    <message>
      <source>Changed</source>
      <translation>Geändert</translation>
    </message>
    <message>
      <source>Missing</source>
      <translation>Fehlend</translation>
    </message>
    <message>
      <source>Failed</source>
      <translation>Fehlgeschlagen</translation>
    </message>
    <message>
      <source>New</source>
      <translation>Neu</translation>
    </message>
    <message>
      <source>Back again</source>
      <translation>Wieder da</translation>
    </message>
    <message>
      <source>Moved</source>
      <translation>Verschoben</translation>
    </message>
    <message>
      <source>Could not be read</source>
      <translation>Nicht lesbar</translation>
    </message>
    <message>
      <source>Asked for</source>
      <translation>Angefordert</translation>
    </message>
    <message>
      <source>Folders changed</source>
      <translation>Ordner geändert</translation>
    </message>
    <message>
      <source>Sweep</source>
      <translation>Rundgang</translation>
    </message>
    <message>
      <source>nothing new</source>
      <translation>nichts Neues</translation>
    </message>
    <message>
      <source>Looked into folders whose time changed</source>
      <translation>Sah in Ordner, deren Zeit sich geändert hat</translation>
    </message>
    <message>
      <source>Looked into changed folders and at every known file</source>
      <translation>Sah in geänderte Ordner und nach jeder bekannten Datei</translation>
    </message>
    <message>
      <source>Looked into every folder</source>
      <translation>Sah in jeden Ordner</translation>
    </message>
    <message>
      <source>a part of the library</source>
      <translation>ein Teil der Mediathek</translation>
    </message>
    <message>
      <source>the whole library</source>
      <translation>die ganze Mediathek</translation>
    </message>
    <message>
      <source>took {span}</source>
      <translation>dauerte {span}</translation>
    </message>
    <message>
      <source>It is under way; this is what it has found so far.</source>
      <translation>Er läuft noch; das hat er bisher gefunden.</translation>
    </message>
    <message>
      <source>The program ended under it. What it had found is kept; a later scan found the rest.</source>
      <translation>Das Programm wurde währenddessen beendet. Was er gefunden hatte, bleibt erhalten; ein späterer Suchlauf hat den Rest gefunden.</translation>
    </message>
    <message>
      <source>It was stopped before its end. What it had found is kept; the next finds the rest.</source>
      <translation>Er wurde vor dem Ende angehalten. Was er gefunden hatte, bleibt erhalten; der nächste findet den Rest.</translation>
    </message>
    <message>
      <source>The library as a whole</source>
      <translation>Die Mediathek als Ganzes</translation>
    </message>
    <message>
      <source>lay at {path}</source>
      <translation>lag in {path}</translation>
    </message>
    <message>
      <source>and {count} more, counted only</source>
      <translation>und {count} weitere, nur gezählt</translation>
    </message>
    <message numerus="yes">
      <source>%n added</source>
      <translation>
        <numerusform>%n hinzugefügt</numerusform>
        <numerusform>%n hinzugefügt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n changed</source>
      <translation>
        <numerusform>%n geändert</numerusform>
        <numerusform>%n geändert</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n failed</source>
      <translation>
        <numerusform>%n fehlgeschlagen</numerusform>
        <numerusform>%n fehlgeschlagen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n missing</source>
      <translation>
        <numerusform>%n fehlt</numerusform>
        <numerusform>%n fehlen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new title(s)</source>
      <translation>
        <numerusform>%n neuer Titel</numerusform>
        <numerusform>%n neue Titel</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n title(s) back again</source>
      <translation>
        <numerusform>%n Titel wieder da</numerusform>
        <numerusform>%n Titel wieder da</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n title(s) changed</source>
      <translation>
        <numerusform>%n Titel geändert</numerusform>
        <numerusform>%n Titel geändert</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n title(s) missing</source>
      <translation>
        <numerusform>%n Titel fehlt</numerusform>
        <numerusform>%n Titel fehlen</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ScansPage</name>
    <message>
      <source>Scan now</source>
      <translation>Jetzt durchsuchen</translation>
    </message>
    <message>
      <source>Scans</source>
      <translation>Suchläufe</translation>
    </message>
    <message>
      <source>Reading the scans</source>
      <translation>Suchläufe werden gelesen</translation>
    </message>
    <message>
      <source>This takes a moment.</source>
      <translation>Das dauert einen Moment.</translation>
    </message>
    <message>
      <source>There is no library yet</source>
      <translation>Es gibt noch keine Mediathek</translation>
    </message>
    <message>
      <source>What scans find in your folders is listed here, file by file.</source>
      <translation>Was Suchläufe in deinen Ordnern finden, steht hier, Datei für Datei.</translation>
    </message>
    <message>
      <source>Add a folder…</source>
      <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
      <source>Each scan that you ask for, and each that found something by itself, is kept {days} days.</source>
      <translation>Jeder Suchlauf, den du anforderst, und jeder, der von selbst etwas gefunden hat, wird {days} Tage behalten.</translation>
    </message>
    <message>
      <source>No scan is kept</source>
      <translation>Kein Suchlauf ist behalten</translation>
    </message>
    <message>
      <source>The scans cannot be read</source>
      <translation>Die Suchläufe sind nicht lesbar</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Erneut versuchen</translation>
    </message>
    <message>
      <source>Library: {library}</source>
      <translation>Mediathek: {library}</translation>
    </message>
  </context>
  <context>
    <name>Schedule</name>
    <message>
      <source>How often: {what}</source>
      <translation>Wie oft: {what}</translation>
    </message>
    <message>
      <source>From this hour on: {what}</source>
      <translation>Ab dieser Stunde: {what}</translation>
    </message>
    <message>
      <source>No longer: {what}</source>
      <translation>Nicht mehr: {what}</translation>
    </message>
    <message>
      <source>Off</source>
      <translation>Aus</translation>
    </message>
    <message>
      <source>Next: {day}, {time}</source>
      <translation>Nächstes Mal: {day}, {time}</translation>
    </message>
    <message>
      <source>Schedules</source>
      <translation>Zeitpläne</translation>
    </message>
    <message>
      <source>Every day</source>
      <translation>Jeden Tag</translation>
    </message>
    <message>
      <source>Every hour</source>
      <translation>Jede Stunde</translation>
    </message>
    <message>
      <source>Scan {library}</source>
      <translation>{library} durchsuchen</translation>
    </message>
    <message>
      <source>Ask providers again about what is due</source>
      <translation>Anbieter nach Fälligem erneut fragen</translation>
    </message>
    <message>
      <source>Back up</source>
      <translation>Sichern</translation>
    </message>
    <message>
      <source>Check published files</source>
      <translation>Veröffentlichte Dateien prüfen</translation>
    </message>
    <message>
      <source>Tidy the trash and the cache</source>
      <translation>Papierkorb und Zwischenspeicher aufräumen</translation>
    </message>
    <message numerus="yes">
      <source>Every %n day(s)</source>
      <translation>
        <numerusform>Im Abstand von %n Tag</numerusform>
        <numerusform>Alle %n Tage</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Every %n hour(s)</source>
      <translation>
        <numerusform>Im Abstand von %n Stunde</numerusform>
        <numerusform>Alle %n Stunden</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SchedulePanel</name>
    <message>
      <source>Scan a library at…</source>
      <translation>Mediathek durchsuchen um…</translation>
    </message>
    <message>
      <source>Schedules</source>
      <translation>Zeitpläne</translation>
    </message>
    <message>
      <source>What is done by itself, and when. What falls into the quiet hours, or was missed, follows once.</source>
      <translation>Was von selbst geschieht, und wann. Was in die Ruhezeiten fällt oder verpasst wurde, wird einmal nachgeholt.</translation>
    </message>
  </context>
  <context>
    <name>Search</name>
    <message>
      <source>A search has at most {most} characters.</source>
      <translation>Eine Suche hat höchstens {most} Zeichen.</translation>
    </message>
    <message>
      <source>Brackets stand at most {most} deep in each other.</source>
      <translation>Klammern stehen höchstens {most}-fach ineinander.</translation>
    </message>
    <message>
      <source>“{key}” is not something to search by. Put it in quotes to search for the text.</source>
      <translation>Nach „{key}“ lässt sich nicht suchen. Setze es in Anführungszeichen, um nach dem Text zu suchen.</translation>
    </message>
    <message>
      <source>“{term}” needs a value.</source>
      <translation>„{term}“ braucht einen Wert.</translation>
    </message>
    <message>
      <source>“{key}” stands alone, without “{rest}”.</source>
      <translation>„{key}“ steht allein, ohne „{rest}“.</translation>
    </message>
    <message>
      <source>“{term}”: choose one of {choices}.</source>
      <translation>„{term}“: Wähle eines von {choices}.</translation>
    </message>
    <message>
      <source>“{key}” can only be asked with “:”, not as “{term}”.</source>
      <translation>„{key}“ geht nur mit „:“, nicht als „{term}“.</translation>
    </message>
    <message>
      <source>“{term}”: there is no field “{value}”. Name a field, or ask for {key}:{alone}.</source>
      <translation>„{term}“: Es gibt kein Feld „{value}“. Nenne ein Feld oder frage nach {key}:{alone}.</translation>
    </message>
    <message>
      <source>“{term}”: a number is expected.</source>
      <translation>„{term}“: Eine Zahl wird erwartet.</translation>
    </message>
    <message>
      <source>“{term}”: a date is expected, as 1997, 1997-03 or 1997-03-21, or an age, as 7d, 3w, 6m or 2y.</source>
      <translation>„{term}“: Ein Datum wird erwartet, wie 1997, 1997-03 oder 1997-03-21, oder ein Alter, wie 7d, 3w, 6m oder 2y.</translation>
    </message>
    <message>
      <source>“{term}”: yes or no is expected.</source>
      <translation>„{term}“: yes oder no wird erwartet.</translation>
    </message>
    <message>
      <source>“{term}”: a language is expected, as de, deu or german.</source>
      <translation>„{term}“: Eine Sprache wird erwartet, wie de, deu oder german.</translation>
    </message>
    <message>
      <source>“{term}”: a part of a whole is expected, as 80% or 0.8.</source>
      <translation>„{term}“: Ein Teil eines Ganzen wird erwartet, wie 80% oder 0.8.</translation>
    </message>
    <message>
      <source>“{term}”: a size is expected, as 700mb or 4gb.</source>
      <translation>„{term}“: Eine Größe wird erwartet, wie 700mb oder 4gb.</translation>
    </message>
    <message>
      <source>“{term}”: a decade is expected, as 1990 or 90s.</source>
      <translation>„{term}“: Ein Jahrzehnt wird erwartet, wie 1990 oder 90s.</translation>
    </message>
    <message>
      <source>Search for: {query}</source>
      <translation>Suchen nach: {query}</translation>
    </message>
    <message>
      <source>Nothing fits “{words}”. This is what “{corrected}” finds.</source>
      <translation>Nichts passt zu „{words}“. Das findet „{corrected}“.</translation>
    </message>
  </context>
  <context>
    <name>SearchBox</name>
    <message>
      <source>Clear search</source>
      <translation>Suche leeren</translation>
    </message>
  </context>
  <context>
    <name>SeasonList</name>
    <message>
      <source>Seasons</source>
      <translation>Staffeln</translation>
    </message>
  </context>
  <context>
    <name>Sentence</name>
    <message>
      <source>movie</source>
      <translation>Film</translation>
    </message>
    <message>
      <source>movies</source>
      <translation>Filme</translation>
    </message>
    <message>
      <source>series</source>
      <translation>Serien</translation>
    </message>
    <message>
      <source>season</source>
      <translation>Staffel</translation>
    </message>
    <message>
      <source>seasons</source>
      <translation>Staffeln</translation>
    </message>
    <message>
      <source>episode</source>
      <translation>Folge</translation>
    </message>
    <message>
      <source>episodes</source>
      <translation>Folgen</translation>
    </message>
    <message>
      <source>artist</source>
      <translation>Interpret</translation>
    </message>
    <message>
      <source>artists</source>
      <translation>Interpreten</translation>
    </message>
    <message>
      <source>album</source>
      <translation>Album</translation>
    </message>
    <message>
      <source>albums</source>
      <translation>Alben</translation>
    </message>
    <message>
      <source>track</source>
      <translation>Titel</translation>
    </message>
    <message>
      <source>tracks</source>
      <translation>Titel</translation>
    </message>
    <message>
      <source>collection</source>
      <translation>Sammlung</translation>
    </message>
    <message>
      <source>collections</source>
      <translation>Sammlungen</translation>
    </message>
    <message>
      <source>person</source>
      <translation>Person</translation>
    </message>
    <message>
      <source>people</source>
      <translation>Personen</translation>
    </message>
    <message>
      <source>1 title waits for a disk that is not connected, to be published when it is back: {named}</source>
      <translation>1 Titel wartet auf einen Datenträger, der nicht verbunden ist, und wird veröffentlicht, wenn er zurück ist: {named}</translation>
    </message>
    <message>
      <source>1 title was not published, with the folders away: {named}</source>
      <translation>1 Titel wurde nicht veröffentlicht, weil sein Ordner nicht da ist: {named}</translation>
    </message>
    <message>
      <source>A Gotify address carries its application's token: https://gotify.example/message?token=….</source>
      <translation>Eine Adresse von Gotify enthält das Token ihrer Anwendung: https://gotify.example/message?token=….</translation>
    </message>
    <message>
      <source>A Plex token consists of letters and digits; this one has other characters.</source>
      <translation>Ein Plex-Token besteht aus Buchstaben und Ziffern; dieses enthält andere Zeichen.</translation>
    </message>
    <message>
      <source>A copy of {source} lacks rows; it does not count.</source>
      <translation>Einer Kopie von {source} fehlen Zeilen; sie zählt nicht.</translation>
    </message>
    <message>
      <source>A disc cannot be an extra.</source>
      <translation>Eine Disc kann kein Extra sein.</translation>
    </message>
    <message>
      <source>A file's name cannot hold “/” (at character {value}); folders have their own.</source>
      <translation>Der Name einer Datei kann kein „/“ enthalten (bei Zeichen {value}); Ordner haben ihre eigenen.</translation>
    </message>
    <message>
      <source>A folder is swept every 1 to {most_sweep_hours} hours; 0 is as the settings say.</source>
      <translation>Ein Ordner wird alle 1 bis {most_sweep_hours} Stunden durchgesehen; 0 heißt, wie es die Einstellungen sagen.</translation>
    </message>
    <message>
      <source>A folder that a webhook tells of does not answer.</source>
      <translation>Ein Ordner, von dem ein Webhook erzählt, antwortet nicht.</translation>
    </message>
    <message>
      <source>A folder's name is missing at character {start}.</source>
      <translation>Bei Zeichen {start} fehlt der Name eines Ordners.</translation>
    </message>
    <message>
      <source>A group's players keep a “shared” database or their “own”.</source>
      <translation>Die Player einer Gruppe haben eine gemeinsame Datenbank („shared“) oder jeder seine eigene („own“).</translation>
    </message>
    <message>
      <source>A library called “{name}” is already there.</source>
      <translation>Eine Mediathek namens „{name}“ gibt es schon.</translation>
    </message>
    <message>
      <source>A library called “{name}” is in the trash (undo its removal or choose another name).</source>
      <translation>Eine Mediathek namens „{name}“ liegt im Papierkorb (mach ihr Entfernen rückgängig oder wähle einen anderen Namen).</translation>
    </message>
    <message>
      <source>A library needs a name.</source>
      <translation>Eine Mediathek braucht einen Namen.</translation>
    </message>
    <message>
      <source>A mapping needs a folder as the sender names it and where it lies here, both from the root on.</source>
      <translation>Eine Zuordnung braucht einen Ordner, wie der Absender ihn nennt, und wo er hier liegt, beide von der Wurzel an.</translation>
    </message>
    <message>
      <source>A mapping needs one of our folders, from the root on, and where the player sees it.</source>
      <translation>Eine Zuordnung braucht einen unserer Ordner, von der Wurzel an, und wo der Player ihn sieht.</translation>
    </message>
    <message>
      <source>A name is needed.</source>
      <translation>Ein Name ist nötig.</translation>
    </message>
    <message>
      <source>A picture could not be looked at, by a fault of Metarr's own; its log says more.</source>
      <translation>Ein Bild konnte nicht angesehen werden, durch einen Fehler von Metarr selbst; sein Protokoll sagt mehr.</translation>
    </message>
    <message>
      <source>A picture has an address that makes no sense; it was not fetched.</source>
      <translation>Ein Bild hat eine unsinnige Adresse; es wurde nicht geholt.</translation>
    </message>
    <message>
      <source>A picture has an address where we do not go; it was not fetched.</source>
      <translation>Ein Bild hat eine Adresse, zu der wir nicht gehen; es wurde nicht geholt.</translation>
    </message>
    <message>
      <source>A picture is not at {url} any more.</source>
      <translation>Unter {url} liegt kein Bild mehr.</translation>
    </message>
    <message>
      <source>A player has no “{key}”.</source>
      <translation>Ein Player hat kein „{key}“.</translation>
    </message>
    <message>
      <source>A player needs a host and a port, or an address (URL).</source>
      <translation>Ein Player braucht einen Rechner und einen Port oder eine Adresse (URL).</translation>
    </message>
    <message>
      <source>A priority is a number from 1 (first) to 10 (last).</source>
      <translation>Die Dringlichkeit ist eine Zahl von 1 (zuerst) bis 10 (zuletzt).</translation>
    </message>
    <message>
      <source>A row of Kodi's {rows} is not in the form it documents.</source>
      <translation>Eine Zeile von Kodis „{rows}“ hat nicht die Form, die es dokumentiert.</translation>
    </message>
    <message>
      <source>A schedule comes every so many whole hours, at least one.</source>
      <translation>Ein Zeitplan kommt alle so viele ganze Stunden, mindestens eine.</translation>
    </message>
    <message>
      <source>A title needs a name.</source>
      <translation>Ein Titel braucht einen Namen.</translation>
    </message>
    <message>
      <source>A view called “{name}” is already there.</source>
      <translation>Eine Ansicht namens „{name}“ gibt es schon.</translation>
    </message>
    <message>
      <source>A view needs a name.</source>
      <translation>Eine Ansicht braucht einen Namen.</translation>
    </message>
    <message>
      <source>A view needs something to search for.</source>
      <translation>Eine Ansicht braucht etwas, wonach gesucht wird.</translation>
    </message>
    <message>
      <source>A web page came instead of a picture of {host}; this network may want a sign-in first.</source>
      <translation>Statt eines Bildes von {host} kam eine Webseite; dieses Netz verlangt vielleicht erst eine Anmeldung.</translation>
    </message>
    <message>
      <source>A web page came instead of {label}'s answer; this network may want a sign-in first.</source>
      <translation>Statt der Antwort von {label} kam eine Webseite; dieses Netz verlangt vielleicht erst eine Anmeldung.</translation>
    </message>
    <message>
      <source>A webhook called “{name}” is already there.</source>
      <translation>Einen Webhook namens „{name}“ gibt es schon.</translation>
    </message>
    <message>
      <source>A webhook needs a name.</source>
      <translation>Ein Webhook braucht einen Namen.</translation>
    </message>
    <message>
      <source>A webhook source needs a name.</source>
      <translation>Eine Webhook-Quelle braucht einen Namen.</translation>
    </message>
    <message>
      <source>A word cannot be empty.</source>
      <translation>Ein Wort kann nicht leer sein.</translation>
    </message>
    <message>
      <source>Address already in use</source>
      <translation>Adresse schon in Gebrauch</translation>
    </message>
    <message>
      <source>All work is paused: job {jobs} waits, and nothing is lost. `metarr resume` lets it go on.</source>
      <translation>Alle Arbeit ruht: Auftrag {jobs} wartet, und nichts geht verloren. `metarr resume` lässt sie weitergehen.</translation>
    </message>
    <message>
      <source>All work is paused: {jobs2} jobs wait, and nothing is lost. `metarr resume` lets it go on.</source>
      <translation>Alle Arbeit ruht: {jobs2} Aufträge warten, und nichts geht verloren. `metarr resume` lässt sie weitergehen.</translation>
    </message>
    <message>
      <source>An hour of the day is a number from 0 to 23.</source>
      <translation>Eine Stunde des Tages ist eine Zahl von 0 bis 23.</translation>
    </message>
    <message>
      <source>An item of Plex's library is not in the form it documents.</source>
      <translation>Ein Eintrag der Mediathek von Plex hat nicht die Form, die es dokumentiert.</translation>
    </message>
    <message>
      <source>An ntfy address ends in a topic: https://ntfy.sh/my-topic.</source>
      <translation>Eine Adresse von ntfy endet mit einem Thema: https://ntfy.sh/mein-thema.</translation>
    </message>
    <message>
      <source>An unforeseen error ({name}) stopped this; the log says where.</source>
      <translation>Ein unvorhergesehener Fehler ({name}) hat dies beendet; das Protokoll sagt, wo.</translation>
    </message>
    <message>
      <source>Announced to be purged: {count}.</source>
      <translation>Zum Löschen angekündigt: {count}.</translation>
    </message>
    <message>
      <source>Another season or episode has that number now; put it into the trash first.</source>
      <translation>Eine andere Staffel oder Folge hat jetzt diese Nummer; leg sie zuerst in den Papierkorb.</translation>
    </message>
    <message>
      <source>Another window of Metarr shows this library.</source>
      <translation>Ein anderes Fenster von Metarr zeigt diese Mediathek.</translation>
    </message>
    <message>
      <source>Batch {batch} came with the titles that batch {maker} made. Undo batch {maker} to undo both.</source>
      <translation>Änderung {batch} kam mit den Titeln, die Änderung {maker} angelegt hat. Mach Änderung {maker} rückgängig, um beide zurückzunehmen.</translation>
    </message>
    <message>
      <source>Batch {batch} is already undone.</source>
      <translation>Änderung {batch} ist schon zurückgenommen.</translation>
    </message>
    <message>
      <source>Batch {batch} was not taken back: some of what it changed was changed again since.</source>
      <translation>Änderung {batch} wurde nicht zurückgenommen: Manches davon wurde seither wieder geändert.</translation>
    </message>
    <message>
      <source>Cannot allocate memory</source>
      <translation>Kein Speicher mehr frei</translation>
    </message>
    <message>
      <source>Connection refused</source>
      <translation>Verbindung abgelehnt</translation>
    </message>
    <message>
      <source>Connection reset by peer</source>
      <translation>Verbindung von der Gegenseite beendet</translation>
    </message>
    <message>
      <source>Connection timed out</source>
      <translation>Keine Antwort innerhalb der Zeit</translation>
    </message>
    <message>
      <source>Cross-device link</source>
      <translation>Verknüpfung über zwei Datenträger</translation>
    </message>
    <message>
      <source>Device or resource busy</source>
      <translation>Gerät oder Datei in Gebrauch</translation>
    </message>
    <message>
      <source>Different albums would get the same name: {wanted} is needed, outside of [ ].</source>
      <translation>Verschiedene Alben bekämen denselben Namen: {wanted} ist nötig, außerhalb von [ ].</translation>
    </message>
    <message>
      <source>Different artists would get the same name: {wanted} is needed, outside of [ ].</source>
      <translation>Verschiedene Interpreten bekämen denselben Namen: {wanted} ist nötig, außerhalb von [ ].</translation>
    </message>
    <message>
      <source>Different episodes would get the same name: {wanted} is needed, outside of [ ].</source>
      <translation>Verschiedene Folgen bekämen denselben Namen: {wanted} ist nötig, außerhalb von [ ].</translation>
    </message>
    <message>
      <source>Different films would get the same name: {wanted} is needed, outside of [ ].</source>
      <translation>Verschiedene Filme bekämen denselben Namen: {wanted} ist nötig, außerhalb von [ ].</translation>
    </message>
    <message>
      <source>Different seasons would get the same name: {wanted} is needed, outside of [ ].</source>
      <translation>Verschiedene Staffeln bekämen denselben Namen: {wanted} ist nötig, außerhalb von [ ].</translation>
    </message>
    <message>
      <source>Different shows would get the same name: {wanted} is needed, outside of [ ].</source>
      <translation>Verschiedene Serien bekämen denselben Namen: {wanted} ist nötig, außerhalb von [ ].</translation>
    </message>
    <message>
      <source>Different tracks would get the same name: {wanted} is needed, outside of [ ].</source>
      <translation>Verschiedene Titel bekämen denselben Namen: {wanted} ist nötig, außerhalb von [ ].</translation>
    </message>
    <message>
      <source>Directory not empty</source>
      <translation>Ordner nicht leer</translation>
    </message>
    <message>
      <source>Disk quota exceeded</source>
      <translation>Speicherkontingent erschöpft</translation>
    </message>
    <message>
      <source>Episodes are counted from 1.</source>
      <translation>Episoden werden ab 1 gezählt.</translation>
    </message>
    <message>
      <source>Every name is as it should be, or cannot be changed; there is nothing to rename.</source>
      <translation>Alle Namen sind, wie sie sein sollen, oder lassen sich nicht ändern; es gibt nichts umzubenennen.</translation>
    </message>
    <message>
      <source>File exists</source>
      <translation>Datei gibt es schon</translation>
    </message>
    <message>
      <source>File name too long</source>
      <translation>Dateiname zu lang</translation>
    </message>
    <message>
      <source>Files are being read or written right now. Nothing was changed; try it again then.</source>
      <translation>Gerade werden Dateien gelesen oder geschrieben. Nichts wurde geändert; versuch es danach noch einmal.</translation>
    </message>
    <message>
      <source>Files are named for at least one player: kodi, jellyfin or plex.</source>
      <translation>Dateien werden für mindestens einen Player benannt: kodi, jellyfin oder plex.</translation>
    </message>
    <message>
      <source>Files of the cache looked at: {in_cache}.</source>
      <translation>Geprüfte Dateien im Zwischenspeicher: {in_cache}.</translation>
    </message>
    <message>
      <source>From {first} to {last} is no run of episodes.</source>
      <translation>Von {first} bis {last} ist keine Folge von Episoden.</translation>
    </message>
    <message>
      <source>Further files that are not as they should be: {more}.</source>
      <translation>Weitere Dateien, die nicht sind, wie sie sein sollen: {more}.</translation>
    </message>
    <message>
      <source>Host is down</source>
      <translation>Rechner nicht erreichbar</translation>
    </message>
    <message>
      <source>How often is missing: 6h, 1d or 7d, or an hour of the day.</source>
      <translation>Es fehlt, wie oft: 6h, 1d oder 7d, oder eine Stunde des Tages.</translation>
    </message>
    <message>
      <source>In use by another program, and left as they are: {named}. Rename them again when they are closed.</source>
      <translation>Von einem anderen Programm in Gebrauch und gelassen, wie sie sind: {named}. Benenne sie noch einmal um, wenn sie geschlossen sind.</translation>
    </message>
    <message>
      <source>Input/output error</source>
      <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
      <source>Invalid argument</source>
      <translation>Ungültiges Argument</translation>
    </message>
    <message>
      <source>Is a directory</source>
      <translation>Ist ein Ordner</translation>
    </message>
    <message>
      <source>It is so already.</source>
      <translation>Das ist schon so.</translation>
    </message>
    <message>
      <source>It needed job {job}, which failed.</source>
      <translation>Es brauchte Auftrag {job}, und der ist gescheitert.</translation>
    </message>
    <message>
      <source>It needed job {job}, which was cancelled.</source>
      <translation>Es brauchte Auftrag {job}, und der wurde abgebrochen.</translation>
    </message>
    <message>
      <source>It takes two films to merge; name another one.</source>
      <translation>Zum Zusammenführen braucht es zwei Filme; nenne noch einen.</translation>
    </message>
    <message>
      <source>Item {item} has no picture {strange}.</source>
      <translation>Titel {item} hat kein Bild {strange}.</translation>
    </message>
    <message>
      <source>Item {item} has no trailer {address}.</source>
      <translation>Titel {item} hat keinen Trailer {address}.</translation>
    </message>
    <message>
      <source>Jellyfin does not take the API key. Make one in its dashboard under API Keys; the token of a person has to be an administrator's.</source>
      <translation>Jellyfin nimmt den API-Schlüssel nicht an. Erzeuge in seiner Verwaltung unter API-Schlüssel einen; das Token einer Person muss das eines Administrators sein.</translation>
    </message>
    <message>
      <source>Jellyfin has no administrator whose watched marks could count; name a person.</source>
      <translation>Jellyfin hat keinen Administrator, dessen Gesehen-Marken zählen könnten; nenne eine Person.</translation>
    </message>
    <message>
      <source>Jellyfin has nobody called “{name}”; it has {list}.</source>
      <translation>Jellyfin kennt niemanden namens „{name}“; es kennt {list}.</translation>
    </message>
    <message>
      <source>Jellyfin {number} at {url} is too old: 10.9 or later is needed.</source>
      <translation>Jellyfin {number} unter {url} ist zu alt: 10.9 oder neuer ist nötig.</translation>
    </message>
    <message>
      <source>Jellyfin's {what} is not in the form it documents.</source>
      <translation>Was Jellyfin antwortet („{what}“), hat nicht die Form, die es dokumentiert.</translation>
    </message>
    <message>
      <source>Job {job} is done.</source>
      <translation>Auftrag {job} ist erledigt.</translation>
    </message>
    <message>
      <source>Job {job} is running.</source>
      <translation>Auftrag {job} läuft.</translation>
    </message>
    <message>
      <source>Kodi did not answer a batch of calls with a list.</source>
      <translation>Kodi hat auf mehrere Anfragen auf einmal nicht mit einer Liste geantwortet.</translation>
    </message>
    <message>
      <source>Kodi left calls of a batch without an answer.</source>
      <translation>Kodi hat von mehreren Anfragen auf einmal manche nicht beantwortet.</translation>
    </message>
    <message>
      <source>Kodi refused {method}: {error}</source>
      <translation>Kodi hat {method} abgelehnt: {error}</translation>
    </message>
    <message>
      <source>Kodi's answer to {method} is not in the form it documents.</source>
      <translation>Kodis Antwort auf {method} hat nicht die Form, die es dokumentiert.</translation>
    </message>
    <message>
      <source>Kodi's list of textures is not in the form it documents.</source>
      <translation>Kodis Liste der Texturen hat nicht die Form, die es dokumentiert.</translation>
    </message>
    <message>
      <source>Kodi's list of what it plays is not in the form it documents.</source>
      <translation>Kodis Liste dessen, was es abspielt, hat nicht die Form, die es dokumentiert.</translation>
    </message>
    <message>
      <source>Kodi's list of {rows} is not in the form it documents.</source>
      <translation>Kodis Liste „{rows}“ hat nicht die Form, die es dokumentiert.</translation>
    </message>
    <message>
      <source>Kodi's rules do not say what this view says; a list of files (M3U) shows the same titles.</source>
      <translation>Kodis Regeln können nicht sagen, was diese Ansicht sagt; eine Liste von Dateien (M3U) zeigt dieselben Titel.</translation>
    </message>
    <message>
      <source>Left as they are, being ours before or changed by another program since: {named}</source>
      <translation>Gelassen, wie sie sind, weil sie schon vorher von uns waren oder seither von einem anderen Programm geändert wurden: {named}</translation>
    </message>
    <message>
      <source>Metarr cannot keep its data in {path} ({reason}). Nothing was changed; name a folder on a disk of this machine with --data-dir or METARR_DATA_DIR.</source>
      <translation>Metarr kann seine Daten nicht in {path} aufbewahren ({reason}). Nichts wurde geändert; nenne mit --data-dir oder METARR_DATA_DIR einen Ordner auf einem Datenträger dieses Rechners.</translation>
    </message>
    <message>
      <source>Metarr is set to stay offline; {host} was not asked for a picture.</source>
      <translation>Metarr soll offline bleiben; {host} wurde nicht nach einem Bild gefragt.</translation>
    </message>
    <message>
      <source>Metarr is set to stay offline; {label} was not asked.</source>
      <translation>Metarr soll offline bleiben; {label} wurde nicht gefragt.</translation>
    </message>
    <message>
      <source>More than one episode of “{title}” has the DVD number {slot}; enriching it may tell.</source>
      <translation>Mehr als eine Episode von „{title}“ hat die DVD-Nummer {slot}; Anreichern kann Klarheit bringen.</translation>
    </message>
    <message>
      <source>More than one episode of “{title}” has the absolute number {slot}; enriching it may tell.</source>
      <translation>Mehr als eine Episode von „{title}“ hat die fortlaufende Nummer {slot}; Anreichern kann Klarheit bringen.</translation>
    </message>
    <message>
      <source>More than one episode of “{title}” was shown on {date}.</source>
      <translation>Mehr als eine Episode von „{title}“ wurde am {date} gezeigt.</translation>
    </message>
    <message>
      <source>Name or service not known</source>
      <translation>Name oder Dienst nicht bekannt</translation>
    </message>
    <message>
      <source>Names changed by way of others, as they are used twice: {run}.</source>
      <translation>Über Zwischennamen geändert, weil sie doppelt vorkommen: {run}.</translation>
    </message>
    <message>
      <source>Network is unreachable</source>
      <translation>Netz nicht erreichbar</translation>
    </message>
    <message>
      <source>No episode of “{title}” has the DVD number {slot}; enriching it may tell.</source>
      <translation>Keine Episode von „{title}“ hat die DVD-Nummer {slot}; Anreichern kann Klarheit bringen.</translation>
    </message>
    <message>
      <source>No episode of “{title}” has the absolute number {slot}; enriching it may tell.</source>
      <translation>Keine Episode von „{title}“ hat die fortlaufende Nummer {slot}; Anreichern kann Klarheit bringen.</translation>
    </message>
    <message>
      <source>No episode of “{title}” was shown on {date}.</source>
      <translation>Keine Episode von „{title}“ wurde am {date} gezeigt.</translation>
    </message>
    <message>
      <source>No frame of “{title}” can be had: its file is away, is no film, or shows nothing there.</source>
      <translation>Von „{title}“ ist kein Einzelbild zu bekommen: Die Datei ist nicht da, ist kein Film, oder sie zeigt dort nichts.</translation>
    </message>
    <message>
      <source>No item is called “{word}”; use the number that `metarr items` shows.</source>
      <translation>Kein Titel heißt „{word}“; nimm die Nummer, die `metarr items` zeigt.</translation>
    </message>
    <message>
      <source>No provider knows a {kind} with the id {scheme}:{value}.</source>
      <translation>Kein Anbieter kennt etwas mit der Kennung {scheme}:{value} ({kind}).</translation>
    </message>
    <message>
      <source>No provider that knows {plural} is switched on.</source>
      <translation>Kein Anbieter, der {plural} kennt, ist eingeschaltet.</translation>
    </message>
    <message>
      <source>No route to host</source>
      <translation>Kein Weg zum Rechner</translation>
    </message>
    <message>
      <source>No space left on device</source>
      <translation>Kein Platz mehr auf dem Datenträger</translation>
    </message>
    <message>
      <source>No such device</source>
      <translation>Kein solches Gerät</translation>
    </message>
    <message>
      <source>No such file or directory</source>
      <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
      <source>Nobody could be asked.</source>
      <translation>Niemand konnte gefragt werden.</translation>
    </message>
    <message>
      <source>Nobody waits for it any more.</source>
      <translation>Niemand wartet mehr darauf.</translation>
    </message>
    <message>
      <source>Not a directory</source>
      <translation>Kein Ordner</translation>
    </message>
    <message>
      <source>Nothing of “{name}” waits to be confirmed.</source>
      <translation>Nichts von „{name}“ wartet auf eine Bestätigung.</translation>
    </message>
    <message>
      <source>Nothing was kept yet of what people did in “{name}”.</source>
      <translation>Noch wurde nichts davon aufgehoben, was in „{name}“ gesehen wurde.</translation>
    </message>
    <message>
      <source>OMDb answered with another title than the one that was asked for; nothing was taken.</source>
      <translation>OMDb hat mit einem anderen Titel geantwortet, als gefragt war; nichts wurde übernommen.</translation>
    </message>
    <message>
      <source>OMDb answered with something else than what was asked for; nothing was taken.</source>
      <translation>OMDb hat mit etwas anderem geantwortet, als gefragt war; nichts wurde übernommen.</translation>
    </message>
    <message>
      <source>OMDb needs a key; enter yours in the settings under Sources. OMDb was not asked.</source>
      <translation>OMDb braucht einen Schlüssel; trag deinen in den Einstellungen unter Anbieter ein. OMDb wurde nicht gefragt.</translation>
    </message>
    <message>
      <source>OMDb's requests of today are used up; it is asked again tomorrow.</source>
      <translation>Die Anfragen an OMDb sind für heute aufgebraucht; morgen wird wieder gefragt.</translation>
    </message>
    <message>
      <source>Only Kodi players can share one database.</source>
      <translation>Nur Kodi-Player können sich eine Datenbank teilen.</translation>
    </message>
    <message>
      <source>Only films have versions and extras of this kind.</source>
      <translation>Nur Filme haben Fassungen und Extras dieser Art.</translation>
    </message>
    <message>
      <source>Only movies, series, artists and albums are identified; what is below them comes along.</source>
      <translation>Nur Filme, Serien, Interpreten und Alben werden bestimmt; was darunter liegt, kommt mit.</translation>
    </message>
    <message>
      <source>Operation not permitted</source>
      <translation>Vorgang nicht erlaubt</translation>
    </message>
    <message>
      <source>Permission denied</source>
      <translation>Zugriff verweigert</translation>
    </message>
    <message>
      <source>Pictures copied: {done} of {total}.</source>
      <translation>Kopierte Bilder: {done} von {total}.</translation>
    </message>
    <message>
      <source>Pictures lie in {folder} now: {count}.</source>
      <translation>Bilder liegen jetzt in {folder}: {count}.</translation>
    </message>
    <message>
      <source>Pictures of your own packed: {own}.</source>
      <translation>Eigene Bilder gepackt: {own}.</translation>
    </message>
    <message>
      <source>Plex answered with broken JSON.</source>
      <translation>Plex hat mit kaputtem JSON geantwortet.</translation>
    </message>
    <message>
      <source>Plex answered with broken XML.</source>
      <translation>Plex hat mit kaputtem XML geantwortet.</translation>
    </message>
    <message>
      <source>Plex does not take this token, or its owner may not do this; the server's owner has one.</source>
      <translation>Plex nimmt dieses Token nicht an, oder sein Besitzer darf das nicht; wem der Server gehört, der hat eines.</translation>
    </message>
    <message>
      <source>Plex's answer is not in the form it documents: its {name} is no list.</source>
      <translation>Die Antwort von Plex hat nicht die Form, die es dokumentiert: Ihr {name} ist keine Liste.</translation>
    </message>
    <message>
      <source>Plex's library {name} has “{title}” from another file than {file}</source>
      <translation>Die Plex-Mediathek {name} hat „{title}“ aus einer anderen Datei als {file}</translation>
    </message>
    <message>
      <source>Plex's list of libraries is not in the form it documents.</source>
      <translation>Plex’ Liste der Mediatheken hat nicht die Form, die es dokumentiert.</translation>
    </message>
    <message>
      <source>Port {port} cannot be listened at ({strerror}); another program may have it. Choose another one for the webhooks.</source>
      <translation>Auf Port {port} kann nicht gehört werden ({strerror}); vielleicht hat ihn ein anderes Programm. Wähle einen anderen für die Webhooks.</translation>
    </message>
    <message>
      <source>Published files looked at: {looked}.</source>
      <translation>Geprüfte veröffentlichte Dateien: {looked}.</translation>
    </message>
    <message>
      <source>Read-only file system</source>
      <translation>Dateisystem nur lesbar</translation>
    </message>
    <message>
      <source>Several items are called “{word}” ({numbers}); use the number of the one that you mean.</source>
      <translation>Mehrere Titel heißen „{word}“ ({numbers}); nimm die Nummer dessen, den du meinst.</translation>
    </message>
    <message>
      <source>So many published files are missing in {folder} that they are not put back unasked; `metarr verify --repair` or the Verify page does it.</source>
      <translation>In {folder} fehlen so viele veröffentlichte Dateien, dass sie nicht ungefragt zurückgelegt werden; `metarr verify --repair` oder die Seite Prüfen tut es.</translation>
    </message>
    <message>
      <source>Stale file handle</source>
      <translation>Datei auf der Freigabe nicht mehr gültig</translation>
    </message>
    <message>
      <source>TMDB answered with another title than the one that was asked for; nothing was taken.</source>
      <translation>TMDB hat mit einem anderen Titel geantwortet, als gefragt war; nichts wurde übernommen.</translation>
    </message>
    <message>
      <source>TMDB answered with something else than what was asked for; nothing was taken.</source>
      <translation>TMDB hat mit etwas anderem geantwortet, als gefragt war; nichts wurde übernommen.</translation>
    </message>
    <message>
      <source>TMDB needs a key; enter yours in the settings under Sources. TMDB was not asked.</source>
      <translation>TMDB braucht einen Schlüssel; trag deinen in den Einstellungen unter Anbieter ein. TMDB wurde nicht gefragt.</translation>
    </message>
    <message>
      <source>Telling Jellyfin was stopped; what was told before stays told.</source>
      <translation>Das Melden an Jellyfin wurde angehalten; was schon gemeldet war, bleibt gemeldet.</translation>
    </message>
    <message>
      <source>Telling Kodi was stopped; what was told before stays told.</source>
      <translation>Das Melden an Kodi wurde angehalten; was schon gemeldet war, bleibt gemeldet.</translation>
    </message>
    <message>
      <source>Telling Plex was stopped; what was told before stays told.</source>
      <translation>Das Melden an Plex wurde angehalten; was schon gemeldet war, bleibt gemeldet.</translation>
    </message>
    <message>
      <source>Text file busy</source>
      <translation>Programmdatei in Gebrauch</translation>
    </message>
    <message>
      <source>That file is not in the trash any more.</source>
      <translation>Diese Datei liegt nicht mehr im Papierkorb.</translation>
    </message>
    <message>
      <source>That film has a version “{name}” already.</source>
      <translation>Dieser Film hat schon eine Fassung „{name}“.</translation>
    </message>
    <message>
      <source>That is no address of a webhook: it begins with http:// or https:// and names a server.</source>
      <translation>Das ist keine Adresse eines Webhooks: Sie beginnt mit http:// oder https:// und nennt einen Server.</translation>
    </message>
    <message>
      <source>That library is not scanned at hours of its own; `metarr schedule list` shows what is.</source>
      <translation>Diese Mediathek wird nicht zu eigenen Zeiten durchsucht; `metarr schedule list` zeigt, was es wird.</translation>
    </message>
    <message>
      <source>That view is not there any more.</source>
      <translation>Diese Ansicht gibt es nicht mehr.</translation>
    </message>
    <message>
      <source>That webhook was forgotten.</source>
      <translation>Dieser Webhook wurde vergessen.</translation>
    </message>
    <message>
      <source>The address is shown, so no password or key may be in it; give the key by itself.</source>
      <translation>Die Adresse wird angezeigt, also darf kein Passwort oder Schlüssel darin stehen; gib den Schlüssel für sich an.</translation>
    </message>
    <message>
      <source>The address of “{name}” is not in the keyring any more; add the webhook anew.</source>
      <translation>Die Adresse von „{name}“ ist nicht mehr im Schlüsselbund; füge den Webhook neu hinzu.</translation>
    </message>
    <message>
      <source>The backup could not be copied to the second place: {error}</source>
      <translation>Die Sicherung konnte nicht an den zweiten Ort kopiert werden: {error}</translation>
    </message>
    <message>
      <source>The backup was read back and is whole.</source>
      <translation>Die Sicherung wurde zurückgelesen und ist vollständig.</translation>
    </message>
    <message>
      <source>The body is JSON, but no object.</source>
      <translation>Der Inhalt ist JSON, aber kein Objekt.</translation>
    </message>
    <message>
      <source>The body is no JSON that can be read.</source>
      <translation>Der Inhalt ist kein lesbares JSON.</translation>
    </message>
    <message>
      <source>The bundle was not saved: a password or key would have been in {name}.</source>
      <translation>Das Paket wurde nicht gespeichert: In {name} hätte ein Passwort oder Schlüssel gestanden.</translation>
    </message>
    <message>
      <source>The check was stopped.</source>
      <translation>Die Prüfung wurde angehalten.</translation>
    </message>
    <message>
      <source>The connection to {label} broke.</source>
      <translation>Die Verbindung zu {label} ist abgebrochen.</translation>
    </message>
    <message>
      <source>The demo was stopped after {done} of {files} files; they stay.</source>
      <translation>Die Vorführung wurde nach {done} von {files} Dateien angehalten; sie bleiben.</translation>
    </message>
    <message>
      <source>The disk that keeps pictures has less than {floor_mb} MB free, so no more are fetched; those that came are kept. Make room, or lower the setting artwork.free_space_mb.</source>
      <translation>Auf dem Datenträger der Bilder sind weniger als {floor_mb} MB frei, also werden keine weiteren geholt; die schon da sind, bleiben. Schaffe Platz, oder setze die Einstellung artwork.free_space_mb herab.</translation>
    </message>
    <message>
      <source>The files that batch {batch} moved to the trash were purged; they cannot come back.</source>
      <translation>Die Dateien, die Änderung {batch} in den Papierkorb gelegt hat, wurden endgültig gelöscht; sie können nicht zurückkommen.</translation>
    </message>
    <message>
      <source>The folder of this file belongs to no library any more.</source>
      <translation>Der Ordner dieser Datei gehört zu keiner Mediathek mehr.</translation>
    </message>
    <message>
      <source>The library passes its check; there is nothing to save it from.</source>
      <translation>Die Mediathek besteht ihre Prüfung; es gibt nichts zu retten.</translation>
    </message>
    <message>
      <source>The library was copied, and the copy is sound.</source>
      <translation>Die Mediathek wurde kopiert, die Kopie ist heil.</translation>
    </message>
    <message>
      <source>The matches that were kept for this title cannot be read; identify it again.</source>
      <translation>Die für diesen Titel aufbewahrten Treffer sind nicht lesbar; bestimme ihn noch einmal.</translation>
    </message>
    <message>
      <source>The name does not fit, even shortened.</source>
      <translation>Der Name passt auch gekürzt nicht.</translation>
    </message>
    <message>
      <source>The name of a view has at most {longest_name} characters.</source>
      <translation>Der Name einer Ansicht hat höchstens {longest_name} Zeichen.</translation>
    </message>
    <message>
      <source>The other has no name either.</source>
      <translation>Die andere hat auch keinen Namen.</translation>
    </message>
    <message>
      <source>The program ended {attempts} times while doing this.</source>
      <translation>Das Programm endete {attempts}-mal, während es daran war.</translation>
    </message>
    <message>
      <source>The scan was stopped.</source>
      <translation>Der Scan wurde angehalten.</translation>
    </message>
    <message>
      <source>The second place of backups, {folder}, is not there; connect its disk.</source>
      <translation>Der zweite Ort der Sicherungen, {folder}, ist nicht da; verbinde seinen Datenträger.</translation>
    </message>
    <message>
      <source>The server of the webhooks did not start; the log has the details.</source>
      <translation>Der Server der Webhooks ist nicht gestartet; das Protokoll hat die Einzelheiten.</translation>
    </message>
    <message>
      <source>The sidecar knows no library; `metarr library add` begins one.</source>
      <translation>Die Begleitdatei kennt keine Mediathek; `metarr library add` beginnt eine.</translation>
    </message>
    <message>
      <source>The template is empty.</source>
      <translation>Die Vorlage ist leer.</translation>
    </message>
    <message>
      <source>The template needs {{{token}}}, which is not known here.</source>
      <translation>Die Vorlage braucht {{{token}}}, und das ist hier nicht bekannt.</translation>
    </message>
    <message>
      <source>The upgrade of {path} would leave a row of “{broken}” without its owner; undone.</source>
      <translation>Die Aktualisierung von {path} ließe eine Zeile von „{broken}“ ohne ihren Besitzer; sie wurde zurückgenommen.</translation>
    </message>
    <message>
      <source>The window cannot be opened here ({error}).</source>
      <translation>Das Fenster kann hier nicht geöffnet werden ({error}).</translation>
    </message>
    <message>
      <source>The work was stopped.</source>
      <translation>Die Arbeit wurde angehalten.</translation>
    </message>
    <message>
      <source>The work was stopped; it goes on at the next start.</source>
      <translation>Die Arbeit wurde angehalten; beim nächsten Start geht sie weiter.</translation>
    </message>
    <message>
      <source>The “[” at character {opened} is not closed.</source>
      <translation>Das „[“ bei Zeichen {opened} ist nicht geschlossen.</translation>
    </message>
    <message>
      <source>The “{{” at character {at} is not closed.</source>
      <translation>Das „{{“ bei Zeichen {at} ist nicht geschlossen.</translation>
    </message>
    <message>
      <source>TheTVDB answered the sign-in without a token.</source>
      <translation>TheTVDB hat auf die Anmeldung ohne Token geantwortet.</translation>
    </message>
    <message>
      <source>TheTVDB did not accept the key alone. If it belongs to a subscription of yours, enter its PIN too.</source>
      <translation>TheTVDB hat den Schlüssel allein nicht angenommen. Gehört er zu deinem Abonnement, gib auch dessen PIN ein.</translation>
    </message>
    <message>
      <source>TheTVDB needs a key; nothing was asked. Enter one in the settings under Sources.</source>
      <translation>TheTVDB braucht einen Schlüssel; nichts wurde gefragt. Trag einen in den Einstellungen unter Anbieter ein.</translation>
    </message>
    <message>
      <source>There are more problems; all of them are listed when this is over.</source>
      <translation>Es gibt noch mehr Probleme; am Ende stehen alle da.</translation>
    </message>
    <message>
      <source>There is a webhook source “{name}” already.</source>
      <translation>Eine Webhook-Quelle „{name}“ gibt es schon.</translation>
    </message>
    <message>
      <source>There is an episode {episode} already.</source>
      <translation>Eine Folge {episode} gibt es schon.</translation>
    </message>
    <message>
      <source>There is no NFO for a {kind}.</source>
      <translation>Für {kind} gibt es kein NFO.</translation>
    </message>
    <message>
      <source>There is no backup that is whole; `metarr backup rescue --salvage` saves what can still be read.</source>
      <translation>Keine Sicherung ist heil; `metarr backup rescue --salvage` rettet, was noch lesbar ist.</translation>
    </message>
    <message>
      <source>There is no backup “{name}”; `metarr backup list` shows all.</source>
      <translation>Eine Sicherung „{name}“ gibt es nicht; `metarr backup list` zeigt alle.</translation>
    </message>
    <message>
      <source>There is no batch {batch}.</source>
      <translation>Eine Änderung {batch} gibt es nicht.</translation>
    </message>
    <message>
      <source>There is no conflict {number}; `metarr watched conflicts` shows all.</source>
      <translation>Einen Konflikt {number} gibt es nicht; `metarr watched conflicts` zeigt alle.</translation>
    </message>
    <message>
      <source>There is no edit left to undo. What was published is taken back in the history.</source>
      <translation>Es gibt keine Änderung mehr, die du zurücknehmen könntest. Was veröffentlicht wurde, nimmst du im Verlauf zurück.</translation>
    </message>
    <message>
      <source>There is no field “{field}”.</source>
      <translation>Ein Feld „{field}“ gibt es nicht.</translation>
    </message>
    <message>
      <source>There is no file {word}.</source>
      <translation>Eine Datei {word} gibt es nicht.</translation>
    </message>
    <message>
      <source>There is no item {item}.</source>
      <translation>Einen Titel {item} gibt es nicht.</translation>
    </message>
    <message>
      <source>There is no job {job}.</source>
      <translation>Einen Auftrag {job} gibt es nicht.</translation>
    </message>
    <message>
      <source>There is no library in {data_dir}.</source>
      <translation>In {data_dir} liegt keine Mediathek.</translation>
    </message>
    <message>
      <source>There is no library in {data_dir}. {data_dir2}</source>
      <translation>In {data_dir} liegt keine Mediathek. {data_dir2}</translation>
    </message>
    <message>
      <source>There is no library {library}.</source>
      <translation>Eine Mediathek {library} gibt es nicht.</translation>
    </message>
    <message>
      <source>There is no library “{name}”; `metarr library list` shows all.</source>
      <translation>Eine Mediathek „{name}“ gibt es nicht; `metarr library list` zeigt alle.</translation>
    </message>
    <message>
      <source>There is no notice {id}.</source>
      <translation>Eine Meldung {id} gibt es nicht.</translation>
    </message>
    <message>
      <source>There is no picture {uuid}.</source>
      <translation>Ein Bild {uuid} gibt es nicht.</translation>
    </message>
    <message>
      <source>There is no player group {group}.</source>
      <translation>Eine Player-Gruppe {group} gibt es nicht.</translation>
    </message>
    <message>
      <source>There is no player group “{name}”.</source>
      <translation>Eine Player-Gruppe „{name}“ gibt es nicht.</translation>
    </message>
    <message>
      <source>There is no player “{name}”; `metarr player list` shows all.</source>
      <translation>Einen Player „{name}“ gibt es nicht; `metarr player list` zeigt alle.</translation>
    </message>
    <message>
      <source>There is no provider “{name}”; `metarr provider list` shows all.</source>
      <translation>Einen Anbieter „{name}“ gibt es nicht; `metarr provider list` zeigt alle.</translation>
    </message>
    <message>
      <source>There is no setting “{name}”; `metarr settings list` shows all.</source>
      <translation>Eine Einstellung „{name}“ gibt es nicht; `metarr settings list` zeigt alle.</translation>
    </message>
    <message>
      <source>There is no snapshot {snapshot} of that player.</source>
      <translation>Von diesem Player gibt es keinen Stand {snapshot}.</translation>
    </message>
    <message>
      <source>There is no such item.</source>
      <translation>Einen solchen Titel gibt es nicht.</translation>
    </message>
    <message>
      <source>There is no such suggestion any more.</source>
      <translation>Diesen Vorschlag gibt es nicht mehr.</translation>
    </message>
    <message>
      <source>There is no title to give the files to.</source>
      <translation>Es gibt keinen Titel, dem die Dateien zu geben wären.</translation>
    </message>
    <message>
      <source>There is no token in the “[…]” at character {opened}.</source>
      <translation>Im „[…]“ bei Zeichen {opened} steht kein Platzhalter.</translation>
    </message>
    <message>
      <source>There is no token {{{said}}} (at character {at}) in this name; there are {known}.</source>
      <translation>Einen Platzhalter {{{said}}} (bei Zeichen {at}) gibt es in diesem Namen nicht; es gibt {known}.</translation>
    </message>
    <message>
      <source>There is no view “{name}”; `metarr views list` shows all.</source>
      <translation>Es gibt keine Ansicht „{name}“; `metarr views list` zeigt alle.</translation>
    </message>
    <message>
      <source>There is no webhook event {event}.</source>
      <translation>Ein Webhook-Ereignis {event} gibt es nicht.</translation>
    </message>
    <message>
      <source>There is no webhook source {source}.</source>
      <translation>Eine Webhook-Quelle {source} gibt es nicht.</translation>
    </message>
    <message>
      <source>There is no webhook source “{name}”; `metarr hook list` shows all.</source>
      <translation>Eine Webhook-Quelle „{name}“ gibt es nicht; `metarr hook list` zeigt alle.</translation>
    </message>
    <message>
      <source>There is no webhook “{name}”; `metarr notify list` shows all.</source>
      <translation>Einen Webhook „{name}“ gibt es nicht; `metarr notify list` zeigt alle.</translation>
    </message>
    <message>
      <source>There is nothing to redo.</source>
      <translation>Es gibt nichts zu wiederholen.</translation>
    </message>
    <message>
      <source>These files are still being renamed; it can be taken back when that is done, or cancelled.</source>
      <translation>Diese Dateien werden noch umbenannt; zurücknehmen lässt es sich, wenn das fertig oder abgebrochen ist.</translation>
    </message>
    <message>
      <source>These names were changed too long ago to be taken back; the files can be renamed anew.</source>
      <translation>Diese Namen wurden vor zu langer Zeit geändert, um es zurückzunehmen; die Dateien lassen sich neu umbenennen.</translation>
    </message>
    <message>
      <source>This Metarr does not know jobs of the type “{type}”.</source>
      <translation>Dieses Metarr kennt keine Aufträge der Art „{type}“.</translation>
    </message>
    <message>
      <source>This system starts programs another way; Metarr makes such entries on Linux only.</source>
      <translation>Dieses System startet Programme anders; Metarr legt solche Einträge nur unter Linux an.</translation>
    </message>
    <message>
      <source>This title is no longer in the library.</source>
      <translation>Dieser Titel ist nicht mehr in der Mediathek.</translation>
    </message>
    <message>
      <source>Tidying cannot be switched off: what lies in the trash would stay there for ever.</source>
      <translation>Das Aufräumen lässt sich nicht abschalten: Was im Papierkorb liegt, bliebe für immer dort.</translation>
    </message>
    <message>
      <source>Titles purged from the trash: {items}.</source>
      <translation>Aus dem Papierkorb gelöschte Titel: {items}.</translation>
    </message>
    <message>
      <source>Too many levels of symbolic links</source>
      <translation>Zu viele Verknüpfungen hintereinander</translation>
    </message>
    <message>
      <source>Too many open files</source>
      <translation>Zu viele offene Dateien</translation>
    </message>
    <message>
      <source>Transport endpoint is not connected</source>
      <translation>Verbindung zur Freigabe unterbrochen</translation>
    </message>
    <message>
      <source>What Kodi says of what it plays is not in the form it documents.</source>
      <translation>Was Kodi über das sagt, was es abspielt, hat nicht die Form, die es dokumentiert.</translation>
    </message>
    <message>
      <source>What answers at {address} does not say that it is a Plex Media Server.</source>
      <translation>Was unter {address} antwortet, sagt nicht, dass es ein Plex Media Server ist.</translation>
    </message>
    <message>
      <source>What answers at {host} does not say that it is Kodi.</source>
      <translation>Was unter {host} antwortet, sagt nicht, dass es Kodi ist.</translation>
    </message>
    <message>
      <source>What answers at {url} does not say that it is Jellyfin.</source>
      <translation>Was unter {url} antwortet, sagt nicht, dass es Jellyfin ist.</translation>
    </message>
    <message>
      <source>What answers at {url} is no Jellyfin, or has it below another path.</source>
      <translation>Was unter {url} antwortet, ist kein Jellyfin oder hat es unter einem anderen Pfad.</translation>
    </message>
    <message>
      <source>What answers there does not speak as Plex does; is it a Plex Media Server?</source>
      <translation>Was dort antwortet, spricht nicht wie Plex; ist es ein Plex Media Server?</translation>
    </message>
    <message>
      <source>What answers there has no {path}; is it a Plex Media Server?</source>
      <translation>Was dort antwortet, hat kein {path}; ist es ein Plex Media Server?</translation>
    </message>
    <message>
      <source>What listens there speaks no JSON-RPC; is it Kodi's web server?</source>
      <translation>Was dort hört, spricht kein JSON-RPC; ist es Kodis Webserver?</translation>
    </message>
    <message>
      <source>What {host} sends cannot be used as a picture: {reason}.</source>
      <translation>Was {host} schickt, ist als Bild nicht zu gebrauchen: {reason}.</translation>
    </message>
    <message>
      <source>Which library is to be scanned: --library NAME.</source>
      <translation>Welche Mediathek soll durchsucht werden: --library NAME.</translation>
    </message>
    <message>
      <source>Wikidata does not know it.</source>
      <translation>Wikidata kennt es nicht.</translation>
    </message>
    <message>
      <source>Wikidata is too busy to answer now.</source>
      <translation>Wikidata ist gerade zu beschäftigt, um zu antworten.</translation>
    </message>
    <message>
      <source>Wikidata refuses the question ({code}).</source>
      <translation>Wikidata lehnt die Frage ab ({code}).</translation>
    </message>
    <message>
      <source>With an hour of the day a schedule comes every so many whole days: 1d, 7d.</source>
      <translation>Mit einer Stunde des Tages kommt ein Zeitplan alle so viele ganze Tage: 1d, 7d.</translation>
    </message>
    <message>
      <source>Your files</source>
      <translation>Deine Dateien</translation>
    </message>
    <message>
      <source>a file of that name is in the way</source>
      <translation>eine Datei dieses Namens ist im Weg</translation>
    </message>
    <message>
      <source>a folder of that name is in the way</source>
      <translation>ein Ordner dieses Namens ist im Weg</translation>
    </message>
    <message>
      <source>a link that leads nowhere; passed over</source>
      <translation>eine Verknüpfung, die nirgendwohin führt; übergangen</translation>
    </message>
    <message>
      <source>a link that leads out of the library's folder; not followed</source>
      <translation>eine Verknüpfung, die aus dem Ordner der Mediathek hinausführt; ihr wurde nicht gefolgt</translation>
    </message>
    <message>
      <source>a newer Metarr made this backup; that one can read it</source>
      <translation>ein neueres Metarr hat diese Sicherung angelegt; das kann sie lesen</translation>
    </message>
    <message>
      <source>an older picture</source>
      <translation>ein älteres Bild</translation>
    </message>
    <message>
      <source>another folder lies there now</source>
      <translation>dort liegt jetzt ein anderer Ordner</translation>
    </message>
    <message>
      <source>another picture</source>
      <translation>ein anderes Bild</translation>
    </message>
    <message>
      <source>another program has it in use</source>
      <translation>ein anderes Programm hat sie in Gebrauch</translation>
    </message>
    <message>
      <source>another program has it in use, or it is write-protected</source>
      <translation>ein anderes Programm hat sie in Gebrauch, oder sie ist schreibgeschützt</translation>
    </message>
    <message>
      <source>base_url cannot hold a user and a password: addresses are shown and backed up.</source>
      <translation>base_url kann weder Benutzer noch Passwort enthalten: Adressen werden angezeigt und gesichert.</translation>
    </message>
    <message>
      <source>base_url is an address that begins with http:// or https://.</source>
      <translation>base_url ist eine Adresse, die mit http:// oder https:// beginnt.</translation>
    </message>
    <message>
      <source>cannot be reached; nothing in it was changed in the library</source>
      <translation>ist nicht erreichbar; nichts darin wurde in der Mediathek geändert</translation>
    </message>
    <message>
      <source>cannot be read ({strerror}).</source>
      <translation>ist nicht lesbar ({strerror}).</translation>
    </message>
    <message>
      <source>cannot be read any more; nothing in it was changed in the library</source>
      <translation>ist nicht mehr lesbar; nichts darin wurde in der Mediathek geändert</translation>
    </message>
    <message>
      <source>cannot be written: its name is {length} bytes long, and disks take {longest_name_bytes}</source>
      <translation>kann nicht geschrieben werden: Der Name ist {length} Bytes lang, und Datenträger nehmen {longest_name_bytes}</translation>
    </message>
    <message>
      <source>declares entities, which no NFO needs and which can do harm</source>
      <translation>deklariert Entitäten, die kein NFO braucht und die schaden können</translation>
    </message>
    <message>
      <source>does not answer; nothing in it was changed in the library</source>
      <translation>antwortet nicht; nichts darin wurde in der Mediathek geändert</translation>
    </message>
    <message>
      <source>enabled is either true or false.</source>
      <translation>enabled ist entweder true oder false.</translation>
    </message>
    <message>
      <source>fanart.tv answered with another title than the one that was asked for.</source>
      <translation>fanart.tv hat mit einem anderen Titel geantwortet, als gefragt war.</translation>
    </message>
    <message>
      <source>fanart.tv answered with something else than what was asked for; nothing was taken.</source>
      <translation>fanart.tv hat mit etwas anderem geantwortet, als gefragt war; nichts wurde übernommen.</translation>
    </message>
    <message>
      <source>fanart.tv needs a key; enter yours in the settings under Sources. It was not asked.</source>
      <translation>fanart.tv braucht einen Schlüssel; trag deinen in den Einstellungen unter Anbieter ein. Es wurde nicht gefragt.</translation>
    </message>
    <message>
      <source>has more than {most_markup} elements; no NFO has</source>
      <translation>hat mehr als {most_markup} Elemente; das hat kein NFO</translation>
    </message>
    <message>
      <source>holds nothing of what the library knows in it, as if it were another disk; nothing in it was changed in the library</source>
      <translation>enthält nichts von dem, was die Mediathek darin kennt, als wäre es ein anderer Datenträger; nichts darin wurde in der Mediathek geändert</translation>
    </message>
    <message>
      <source>is damaged: it has zero bytes within</source>
      <translation>ist beschädigt: Es enthält Null-Bytes</translation>
    </message>
    <message>
      <source>is damaged: nothing in it can be read</source>
      <translation>ist beschädigt: Nichts darin ist lesbar</translation>
    </message>
    <message>
      <source>is damaged; restore it or remove it and enter the passwords again.</source>
      <translation>ist beschädigt; stelle sie wieder her, oder entferne sie und gib die Passwörter neu ein.</translation>
    </message>
    <message>
      <source>is empty</source>
      <translation>ist leer</translation>
    </message>
    <message>
      <source>is empty though the library knows files in it; nothing in it was changed in the library</source>
      <translation>ist leer, obwohl die Mediathek Dateien darin kennt; nichts darin wurde in der Mediathek geändert</translation>
    </message>
    <message>
      <source>is larger than {largest_bytes} MB; no NFO is</source>
      <translation>ist größer als {largest_bytes} MB; das ist kein NFO</translation>
    </message>
    <message>
      <source>is nested or long beyond what any NFO is</source>
      <translation>ist tiefer verschachtelt oder länger, als es ein NFO je ist</translation>
    </message>
    <message>
      <source>is not readable as XML ({msg})</source>
      <translation>ist als XML nicht lesbar ({msg})</translation>
    </message>
    <message>
      <source>it became shorter while it was read</source>
      <translation>sie wurde kürzer, während sie gelesen wurde</translation>
    </message>
    <message>
      <source>it cannot be opened</source>
      <translation>sie lässt sich nicht öffnen</translation>
    </message>
    <message>
      <source>it cannot be reached; nothing was moved</source>
      <translation>sie ist nicht erreichbar; nichts wurde verschoben</translation>
    </message>
    <message>
      <source>it cannot be read</source>
      <translation>es ist nicht lesbar</translation>
    </message>
    <message>
      <source>it cannot be read as a backup ({error})</source>
      <translation>sie ist als Sicherung nicht lesbar ({error})</translation>
    </message>
    <message>
      <source>it cannot be read as media</source>
      <translation>sie ist als Mediendatei nicht lesbar</translation>
    </message>
    <message>
      <source>it cannot be read; remove the folder it lies in to start without restoring</source>
      <translation>es ist nicht lesbar; entferne den Ordner, in dem es liegt, um ohne Wiederherstellung zu starten</translation>
    </message>
    <message>
      <source>it cannot be restored: {problem}</source>
      <translation>sie lässt sich nicht wiederherstellen: {problem}</translation>
    </message>
    <message>
      <source>it does not lie in the recycle folder</source>
      <translation>es liegt nicht im Ordner der gelöschten Dateien</translation>
    </message>
    <message>
      <source>it does not say what it holds</source>
      <translation>es sagt nicht, was es enthält</translation>
    </message>
    <message>
      <source>it has more than {max_pixels} million pixels</source>
      <translation>es hat mehr als {max_pixels} Millionen Pixel</translation>
    </message>
    <message>
      <source>it holds &lt;{roots}&gt;, which is of another kind than what it lies beside</source>
      <translation>enthält &lt;{roots}&gt;: das ist von anderer Art als das, neben dem sie liegt</translation>
    </message>
    <message>
      <source>it holds no video</source>
      <translation>sie enthält kein Video</translation>
    </message>
    <message>
      <source>it is a web page, not a JPEG, PNG, WebP or GIF picture</source>
      <translation>es ist eine Webseite, kein Bild als JPEG, PNG, WebP oder GIF</translation>
    </message>
    <message>
      <source>it is an SVG drawing, not a JPEG, PNG, WebP or GIF picture</source>
      <translation>es ist eine SVG-Zeichnung, kein Bild als JPEG, PNG, WebP oder GIF</translation>
    </message>
    <message>
      <source>it is an animation, and players show still pictures only</source>
      <translation>es ist eine Animation, und Player zeigen nur stehende Bilder</translation>
    </message>
    <message>
      <source>it is damaged ({error})</source>
      <translation>sie ist beschädigt ({error})</translation>
    </message>
    <message>
      <source>it is damaged, so where the pictures lie is not known. Nothing was changed; put it back from a backup, or remove it where they lie in the data directory</source>
      <translation>sie ist beschädigt, also ist nicht bekannt, wo die Bilder liegen. Nichts wurde geändert; hole sie aus einer Sicherung zurück, oder entferne sie, wenn die Bilder im Datenordner liegen</translation>
    </message>
    <message>
      <source>it is damaged: {member} is not what was put into it</source>
      <translation>sie ist beschädigt: {member} ist nicht, was hineingelegt wurde</translation>
    </message>
    <message>
      <source>it is drawn in more than {most_scans} passes, which no honest picture is</source>
      <translation>es ist in mehr als {most_scans} Durchgängen gezeichnet, und das ist kein ehrliches Bild</translation>
    </message>
    <message>
      <source>it is larger than 10 MB, which no NFO is; it was not read</source>
      <translation>es ist größer als 10 MB, und das ist kein NFO; es wurde nicht gelesen</translation>
    </message>
    <message>
      <source>it is larger than {max_bytes} MB</source>
      <translation>sie ist größer als {max_bytes} MB</translation>
    </message>
    <message>
      <source>it is no backup of Metarr's</source>
      <translation>sie ist keine Sicherung von Metarr</translation>
    </message>
    <message>
      <source>it is no backup of Metarr's, or is damaged</source>
      <translation>sie ist keine Sicherung von Metarr, oder sie ist beschädigt</translation>
    </message>
    <message>
      <source>it is no backup of Metarr's: it does not say what is in it</source>
      <translation>sie ist keine Sicherung von Metarr: Sie sagt nicht, was darin ist</translation>
    </message>
    <message>
      <source>it is no backup of Metarr's: its list of files makes no sense</source>
      <translation>sie ist keine Sicherung von Metarr: Ihre Liste der Dateien ergibt keinen Sinn</translation>
    </message>
    <message>
      <source>it is not a music file</source>
      <translation>sie ist keine Musikdatei</translation>
    </message>
    <message>
      <source>it is not in the recycle folder any more</source>
      <translation>es liegt nicht mehr im Ordner der gelöschten Dateien</translation>
    </message>
    <message>
      <source>it is not safe to unpack: “{filename}” is in it; nothing was taken from it</source>
      <translation>sie lässt sich nicht sicher auspacken: „{filename}“ ist darin; nichts wurde daraus genommen</translation>
    </message>
    <message>
      <source>it is not there</source>
      <translation>es ist nicht da</translation>
    </message>
    <message>
      <source>it is not there any more</source>
      <translation>es ist nicht mehr da</translation>
    </message>
    <message>
      <source>it is on a network share, {share}, where a database gets damaged; media may well lie there</source>
      <translation>er liegt auf einer Netzwerkfreigabe, {share}, wo eine Datenbank Schaden nimmt; Medien dürfen gern dort liegen</translation>
    </message>
    <message>
      <source>it is something else, not a JPEG, PNG, WebP or GIF picture</source>
      <translation>es ist etwas anderes, kein Bild als JPEG, PNG, WebP oder GIF</translation>
    </message>
    <message>
      <source>it took longer than {timeout_s} s</source>
      <translation>es dauerte länger als {timeout_s} s</translation>
    </message>
    <message>
      <source>it was stopped before</source>
      <translation>es wurde vorher angehalten</translation>
    </message>
    <message>
      <source>its NFO has not been read again yet</source>
      <translation>sein NFO wurde noch nicht wieder gelesen</translation>
    </message>
    <message>
      <source>its bytes are neither in the library nor where they came from</source>
      <translation>seine Bytes sind weder in der Mediathek noch dort, woher sie kamen</translation>
    </message>
    <message>
      <source>its disk failed</source>
      <translation>der Datenträger ist ausgefallen</translation>
    </message>
    <message>
      <source>its folder does not exist</source>
      <translation>den Ordner dafür gibt es nicht</translation>
    </message>
    <message>
      <source>its folder is a file</source>
      <translation>der Ordner dafür ist eine Datei</translation>
    </message>
    <message>
      <source>its frames have more than {max_pixels} million pixels</source>
      <translation>seine Einzelbilder haben mehr als {max_pixels} Millionen Pixel</translation>
    </message>
    <message>
      <source>its root element &lt;{roots}&gt; is none that an NFO has</source>
      <translation>sein Wurzelelement &lt;{roots}&gt; ist keines, das ein NFO hat</translation>
    </message>
    <message>
      <source>its scan found nothing new at {file}</source>
      <translation>der Scan dort hat unter {file} nichts Neues gefunden</translation>
    </message>
    <message>
      <source>its source cannot be read: {strerror}</source>
      <translation>die Quelle ist nicht lesbar: {strerror}</translation>
    </message>
    <message>
      <source>no frame of it can be decoded</source>
      <translation>kein Einzelbild davon lässt sich dekodieren</translation>
    </message>
    <message>
      <source>no library knows this file; scan its folder first</source>
      <translation>keine Mediathek kennt diese Datei; durchsuche zuerst ihren Ordner</translation>
    </message>
    <message>
      <source>no path mapping of the group reaches its folder</source>
      <translation>keine Pfadzuordnung der Gruppe reicht bis zu seinem Ordner</translation>
    </message>
    <message>
      <source>no permission</source>
      <translation>keine Erlaubnis</translation>
    </message>
    <message>
      <source>no picture and no sound was found in it</source>
      <translation>darin wurde weder Bild noch Ton gefunden</translation>
    </message>
    <message>
      <source>none</source>
      <translation>nichts</translation>
    </message>
    <message>
      <source>none of Plex's libraries of that kind holds {file}</source>
      <translation>keine Plex-Mediathek dieser Art enthält {file}</translation>
    </message>
    <message>
      <source>not all pictures arrived there; the old folder is still in use</source>
      <translation>nicht alle Bilder kamen dort an; der alte Ordner ist weiter in Gebrauch</translation>
    </message>
    <message>
      <source>not in Jellyfin's library yet</source>
      <translation>noch nicht in der Mediathek von Jellyfin</translation>
    </message>
    <message>
      <source>not in Jellyfin: its path is not UTF-8, and Jellyfin reads no other</source>
      <translation>nicht in Jellyfin: Sein Pfad ist kein UTF-8, und Jellyfin liest nichts anderes</translation>
    </message>
    <message>
      <source>not in Jellyfin: none of its libraries holds {source}</source>
      <translation>nicht in Jellyfin: Keine seiner Mediatheken enthält {source}</translation>
    </message>
    <message>
      <source>not in Kodi's library yet</source>
      <translation>noch nicht in der Mediathek von Kodi</translation>
    </message>
    <message>
      <source>not in Kodi's library: its scan found nothing at {file}</source>
      <translation>nicht in der Mediathek von Kodi: Sein Scan hat unter {file} nichts gefunden</translation>
    </message>
    <message>
      <source>not in Kodi's library: none of its music sources holds {source}</source>
      <translation>nicht in der Mediathek von Kodi: Keine seiner Musikquellen enthält {source}</translation>
    </message>
    <message>
      <source>not in Kodi's library: none of its video sources holds {source}</source>
      <translation>nicht in der Mediathek von Kodi: Keine seiner Videoquellen enthält {source}</translation>
    </message>
    <message>
      <source>not in Plex's library {name} yet</source>
      <translation>noch nicht in der Plex-Mediathek {name}</translation>
    </message>
    <message>
      <source>not where it was, with many others; nothing was changed, and nothing is until a person says that they are gone</source>
      <translation>nicht, wo sie war, mit vielen anderen; nichts wurde geändert, und nichts wird es, bis jemand sagt, dass sie weg sind</translation>
    </message>
    <message>
      <source>nothing was prepared to be restored</source>
      <translation>nichts wurde zum Wiederherstellen vorbereitet</translation>
    </message>
    <message>
      <source>plot: “{plot}” instead of “{plot2}”</source>
      <translation>Handlung: „{plot}“ statt „{plot2}“</translation>
    </message>
    <message>
      <source>priority is a number; 1 is asked first.</source>
      <translation>priority ist eine Zahl; 1 wird zuerst gefragt.</translation>
    </message>
    <message>
      <source>rate is 1 to 1000 requests in up to 3600 seconds, such as 20/10.</source>
      <translation>rate ist 1 bis 1000 Anfragen in höchstens 3600 Sekunden, etwa 20/10.</translation>
    </message>
    <message>
      <source>rate is requests / seconds, such as 20/10.</source>
      <translation>rate ist Anfragen / Sekunden, etwa 20/10.</translation>
    </message>
    <message>
      <source>reading it ended the process that read it</source>
      <translation>sie zu lesen hat den Prozess beendet, der sie las</translation>
    </message>
    <message>
      <source>screens cannot be drawn here ({error}).</source>
      <translation>Bildschirme können hier nicht gezeichnet werden ({error}).</translation>
    </message>
    <message>
      <source>something of that name is in the way</source>
      <translation>etwas dieses Namens ist im Weg</translation>
    </message>
    <message>
      <source>still shown as “{title}”</source>
      <translation>noch gezeigt als „{title}“</translation>
    </message>
    <message>
      <source>still shown: Kodi cannot read {offline} now, so it was not asked to forget what is gone</source>
      <translation>noch gezeigt: Kodi kann {offline} gerade nicht lesen, also wurde es nicht gebeten zu vergessen, was weg ist</translation>
    </message>
    <message>
      <source>still shown: Plex cannot see {unseen} now, so it was not asked to forget what is gone</source>
      <translation>noch gezeigt: Plex sieht {unseen} gerade nicht, also wurde es nicht gebeten zu vergessen, was weg ist</translation>
    </message>
    <message>
      <source>the disk is full</source>
      <translation>der Datenträger ist voll</translation>
    </message>
    <message>
      <source>the disk is read-only</source>
      <translation>der Datenträger ist nur lesbar</translation>
    </message>
    <message>
      <source>the disk refused</source>
      <translation>der Datenträger hat abgelehnt</translation>
    </message>
    <message>
      <source>the disk refused it</source>
      <translation>der Datenträger hat es abgelehnt</translation>
    </message>
    <message>
      <source>the disk reported an error while this folder was read; what the library knows of it is kept</source>
      <translation>der Datenträger meldete einen Fehler, während dieser Ordner gelesen wurde; was die Mediathek davon kennt, bleibt</translation>
    </message>
    <message>
      <source>the disk reported an error; passed over</source>
      <translation>der Datenträger meldete einen Fehler; übergangen</translation>
    </message>
    <message>
      <source>the file is damaged or not what its name says</source>
      <translation>die Datei ist beschädigt oder nicht, was ihr Name sagt</translation>
    </message>
    <message>
      <source>the file is empty</source>
      <translation>die Datei ist leer</translation>
    </message>
    <message>
      <source>the file is too large for this disk</source>
      <translation>die Datei ist zu groß für diesen Datenträger</translation>
    </message>
    <message>
      <source>the folder of the pictures is not there; connect its disk</source>
      <translation>der Ordner der Bilder ist nicht da; verbinde seinen Datenträger</translation>
    </message>
    <message>
      <source>the folder was moved or removed</source>
      <translation>der Ordner wurde verschoben oder entfernt</translation>
    </message>
    <message>
      <source>the folder was moved, removed or unmounted</source>
      <translation>der Ordner wurde verschoben, entfernt oder getrennt</translation>
    </message>
    <message>
      <source>the listener ended</source>
      <translation>das Hören hat geendet</translation>
    </message>
    <message>
      <source>the name is too long for this disk</source>
      <translation>der Name ist zu lang für diesen Datenträger</translation>
    </message>
    <message>
      <source>the picture is damaged or cut off</source>
      <translation>das Bild ist beschädigt oder abgeschnitten</translation>
    </message>
    <message>
      <source>the pictures in {source} cannot be read; connect their disk</source>
      <translation>die Bilder in {source} sind nicht lesbar; verbinde ihren Datenträger</translation>
    </message>
    <message>
      <source>the system's trash does not take it; it stays in Metarr's own</source>
      <translation>der Papierkorb des Systems nimmt es nicht; es bleibt in dem von Metarr</translation>
    </message>
    <message>
      <source>there is no such file; nothing was moved</source>
      <translation>eine solche Datei gibt es nicht; nichts wurde verschoben</translation>
    </message>
    <message>
      <source>this disk cannot lock files</source>
      <translation>dieser Datenträger kann keine Dateien sperren</translation>
    </message>
    <message>
      <source>this folder may not be read; what the library knows of it is kept</source>
      <translation>dieser Ordner darf nicht gelesen werden; was die Mediathek davon kennt, bleibt</translation>
    </message>
    <message>
      <source>this folder's path is too long to be read; what the library knows of it is kept</source>
      <translation>der Pfad dieses Ordners ist zu lang, um gelesen zu werden; was die Mediathek davon kennt, bleibt</translation>
    </message>
    <message>
      <source>title: “{title}” instead of “{title2}”</source>
      <translation>Titel: „{title}“ statt „{title2}“</translation>
    </message>
    <message>
      <source>told, and Jellyfin has not taken it up yet</source>
      <translation>gemeldet, und Jellyfin hat es noch nicht übernommen</translation>
    </message>
    <message>
      <source>what was written there reads differently; the disk may be failing</source>
      <translation>was dort geschrieben wurde, liest sich anders; vielleicht geht der Datenträger kaputt</translation>
    </message>
    <message>
      <source>year: {year} instead of {year2}</source>
      <translation>Jahr: {year} statt {year2}</translation>
    </message>
    <message>
      <source>your share of the disk is used up</source>
      <translation>dein Anteil am Datenträger ist aufgebraucht</translation>
    </message>
    <message>
      <source>{art}: Kodi cannot read {path}</source>
      <translation>{art}: Kodi kann {path} nicht lesen</translation>
    </message>
    <message>
      <source>{art}: an older picture instead of {path}</source>
      <translation>{art}: ein älteres Bild statt {path}</translation>
    </message>
    <message>
      <source>{art}: another picture instead of {path}</source>
      <translation>{art}: ein anderes Bild statt {path}</translation>
    </message>
    <message>
      <source>{art}: none instead of {path}</source>
      <translation>{art}: keines statt {path}</translation>
    </message>
    <message>
      <source>{art}: {theirs} instead of {path}</source>
      <translation>{art}: {theirs} statt {path}</translation>
    </message>
    <message>
      <source>{away} titles were not published, with the folders away: {named}</source>
      <translation>{away} Titel wurden nicht veröffentlicht, weil ihre Ordner nicht da sind: {named}</translation>
    </message>
    <message>
      <source>{before}: renamed to {now}.</source>
      <translation>{before}: umbenannt in {now}.</translation>
    </message>
    <message>
      <source>{before}: renamed to {now}; names changed with it: {run}.</source>
      <translation>{before}: umbenannt in {now}; mit geänderte Namen: {run}.</translation>
    </message>
    <message>
      <source>{damaged} was made by a newer Metarr, which has to save it.</source>
      <translation>{damaged} wurde von einem neueren Metarr angelegt, und nur das kann es retten.</translation>
    </message>
    <message>
      <source>{data_dir} is in use by another Metarr (another process).</source>
      <translation>{data_dir} ist von einem anderen Metarr in Gebrauch (einem anderen Prozess).</translation>
    </message>
    <message>
      <source>{data_dir} is in use by another Metarr (process {pid}).</source>
      <translation>{data_dir} ist von einem anderen Metarr in Gebrauch (Prozess {pid}).</translation>
    </message>
    <message>
      <source>{detail} lies in no library, so nothing was looked at. Where {source_name} sees its folders elsewhere than they lie here, a mapping says so; then replay the event.</source>
      <translation>{detail} liegt in keiner Mediathek, also wurde nichts angesehen. Sieht {source_name} seine Ordner anderswo, als sie hier liegen, sagt das eine Zuordnung; behandle das Ereignis danach noch einmal.</translation>
    </message>
    <message>
      <source>{differences}: Jellyfin shows every file that lies in its libraries, and this one does</source>
      <translation>{differences}: Jellyfin zeigt jede Datei, die in seinen Mediatheken liegt, und diese liegt dort</translation>
    </message>
    <message>
      <source>{files}: media files read: {count}.</source>
      <translation>{files}: gelesene Mediendateien: {count}.</translation>
    </message>
    <message>
      <source>{first} So were {others} more on that disk.</source>
      <translation>{first} Ebenso {others} weitere auf diesem Datenträger.</translation>
    </message>
    <message>
      <source>{folders}: new titles: {new}.</source>
      <translation>{folders}: neue Titel: {new}.</translation>
    </message>
    <message>
      <source>{folders}: new titles: {new}; with other files than before: {changed}.</source>
      <translation>{folders}: neue Titel: {new}; mit anderen Dateien als zuvor: {changed}.</translation>
    </message>
    <message>
      <source>{folders}: no title changed.</source>
      <translation>{folders}: kein Titel geändert.</translation>
    </message>
    <message>
      <source>{folders}: titles with other files than before: {changed}.</source>
      <translation>{folders}: Titel mit anderen Dateien als zuvor: {changed}.</translation>
    </message>
    <message>
      <source>{folder} and the library folder {root} lie within each other.</source>
      <translation>{folder} und der Mediathek-Ordner {root} liegen ineinander.</translation>
    </message>
    <message>
      <source>{folder} cannot be reached; nothing in it was looked at.</source>
      <translation>{folder} ist nicht erreichbar; nichts darin wurde angesehen.</translation>
    </message>
    <message>
      <source>{folder} is not a folder of “{name}”.</source>
      <translation>{folder} ist kein Ordner von „{name}“.</translation>
    </message>
    <message>
      <source>{folder} is not a folder that can be opened.</source>
      <translation>{folder} ist kein Ordner, der sich öffnen lässt.</translation>
    </message>
    <message>
      <source>{folder} is where the library looks for it already.</source>
      <translation>{folder} ist schon, wo die Mediathek ihn sucht.</translation>
    </message>
    <message>
      <source>{folder} overlaps {path} through a link; that belongs to the library “{name}”.</source>
      <translation>{folder} überschneidet sich durch eine Verknüpfung mit {path}; das gehört zur Mediathek „{name}“.</translation>
    </message>
    <message>
      <source>{folder} overlaps {path}, which belongs to the library “{name}”.</source>
      <translation>{folder} überschneidet sich mit {path}, das zur Mediathek „{name}“ gehört.</translation>
    </message>
    <message>
      <source>{hostname}:{port} does not answer ({error}).</source>
      <translation>{hostname}:{port} antwortet nicht ({error}).</translation>
    </message>
    <message>
      <source>{host} does not give that picture out (it answered {status}).</source>
      <translation>{host} gibt dieses Bild nicht heraus (Antwort {status}).</translation>
    </message>
    <message>
      <source>{host} does not have that picture any more.</source>
      <translation>{host} hat dieses Bild nicht mehr.</translation>
    </message>
    <message>
      <source>{host} sends something that is no picture ({kind}).</source>
      <translation>{host} schickt etwas, das kein Bild ist ({kind}).</translation>
    </message>
    <message>
      <source>{in_use}: in use by another program; it is tried again.</source>
      <translation>{in_use}: von einem anderen Programm benutzt; es wird noch einmal versucht.</translation>
    </message>
    <message>
      <source>{key} is a number.</source>
      <translation>{key} ist eine Zahl.</translation>
    </message>
    <message>
      <source>{label} answered with JSON that is nested too deep.</source>
      <translation>{label} hat mit JSON geantwortet, das zu tief verschachtelt ist.</translation>
    </message>
    <message>
      <source>{label} answered with broken JSON.</source>
      <translation>{label} hat mit kaputtem JSON geantwortet.</translation>
    </message>
    <message>
      <source>{label} answered {status}, which is not what was asked for.</source>
      <translation>{label} hat {status} geantwortet, und das war nicht gefragt.</translation>
    </message>
    <message>
      <source>{label} are read by scans; there is no {others} to set, only their priority.</source>
      <translation>{label} wird beim Scannen gelesen; {others} lässt sich dafür nicht setzen, nur der Vorrang.</translation>
    </message>
    <message>
      <source>{label} asks to be left alone for {pause_s} s.</source>
      <translation>{label} bittet um {pause_s} s Ruhe.</translation>
    </message>
    <message>
      <source>{label} broke off in the middle of its answer.</source>
      <translation>{label} hat mitten in der Antwort abgebrochen.</translation>
    </message>
    <message>
      <source>{label} can be {most} at most.</source>
      <translation>{label} kann höchstens {most} sein.</translation>
    </message>
    <message>
      <source>{label} cannot be below zero.</source>
      <translation>{label} kann nicht unter null liegen.</translation>
    </message>
    <message>
      <source>{label} cannot be reached.</source>
      <translation>{label} ist nicht erreichbar.</translation>
    </message>
    <message>
      <source>{label} cannot be trusted: its certificate is not its own, or the clock of this machine is wrong.</source>
      <translation>{label} ist nicht zu trauen: Das Zertifikat gehört einem anderen, oder die Uhr dieses Rechners geht falsch.</translation>
    </message>
    <message>
      <source>{label} cannot take messages now (it answered {status}).</source>
      <translation>{label} kann gerade keine Nachrichten annehmen (Antwort {status}).</translation>
    </message>
    <message>
      <source>{label} did not take the message (it answered {status}).</source>
      <translation>{label} hat die Nachricht nicht angenommen (Antwort {status}).</translation>
    </message>
    <message>
      <source>{label} does not accept the key or the account (it answered {status}).</source>
      <translation>{label} nimmt den Schlüssel oder das Konto nicht an (Antwort {status}).</translation>
    </message>
    <message>
      <source>{label} does not answer in time.</source>
      <translation>{label} antwortet nicht innerhalb der Zeit.</translation>
    </message>
    <message>
      <source>{label} does not know it.</source>
      <translation>{label} kennt es nicht.</translation>
    </message>
    <message>
      <source>{label} does not take messages at that address (it answered {status}).</source>
      <translation>{label} nimmt unter dieser Adresse keine Nachrichten an (Antwort {status}).</translation>
    </message>
    <message>
      <source>{label} failed several times in a row; it is asked again in a few minutes.</source>
      <translation>{label} ist mehrmals hintereinander gescheitert; in ein paar Minuten wird wieder gefragt.</translation>
    </message>
    <message>
      <source>{label} has an address that makes no sense.</source>
      <translation>{label} hat eine unsinnige Adresse.</translation>
    </message>
    <message>
      <source>{label} has no setting “{key}”; there are {known}.</source>
      <translation>{label} hat keine Einstellung „{key}“; es gibt {known}.</translation>
    </message>
    <message>
      <source>{label} has nothing to say of {label2}.</source>
      <translation>{label} hat zu {label2} nichts zu sagen.</translation>
    </message>
    <message>
      <source>{label} knows no {kind} “{value}”.</source>
      <translation>{label} kennt „{value}“ nicht ({kind}).</translation>
    </message>
    <message>
      <source>{label} leads into this household, where it may not send us.</source>
      <translation>{label} führt in diesen Haushalt, wohin es uns nicht schicken darf.</translation>
    </message>
    <message>
      <source>{label} needs a key; {key_url} gives one.</source>
      <translation>{label} braucht einen Schlüssel; unter {key_url} gibt es einen.</translation>
    </message>
    <message>
      <source>{label} packs its answer in a way we did not ask for.</source>
      <translation>{label} packt die Antwort auf eine Art, um die wir nicht gebeten haben.</translation>
    </message>
    <message>
      <source>{label} sends more than {limit_bytes} MiB; it was not read.</source>
      <translation>{label} schickt mehr als {limit_bytes} MiB; es wurde nicht gelesen.</translation>
    </message>
    <message>
      <source>{label} sends us in circles.</source>
      <translation>{label} schickt uns im Kreis.</translation>
    </message>
    <message>
      <source>{label} sends us to an address that makes no sense.</source>
      <translation>{label} schickt uns zu einer unsinnigen Adresse.</translation>
    </message>
    <message>
      <source>{label} sends us to another place, where we do not go.</source>
      <translation>{label} schickt uns an einen anderen Ort, wohin wir nicht gehen.</translation>
    </message>
    <message>
      <source>{label} sent a damaged answer.</source>
      <translation>{label} hat eine beschädigte Antwort geschickt.</translation>
    </message>
    <message>
      <source>{label} takes too long to send its answer.</source>
      <translation>{label} braucht zu lange, um die Antwort zu schicken.</translation>
    </message>
    <message>
      <source>{label} was not asked: its address or key has characters that cannot be sent.</source>
      <translation>{label} wurde nicht gefragt: Adresse oder Schlüssel enthalten Zeichen, die sich nicht senden lassen.</translation>
    </message>
    <message>
      <source>{library} did not pass its check ({verdict}).</source>
      <translation>{library} hat die Prüfung nicht bestanden ({verdict}).</translation>
    </message>
    <message>
      <source>{member} is not in it</source>
      <translation>{member} ist nicht darin</translation>
    </message>
    <message>
      <source>{name} belongs to several titles.</source>
      <translation>{name} gehört zu mehreren Titeln.</translation>
    </message>
    <message>
      <source>{name} belongs to “{title}”, which is in the trash; restore that first.</source>
      <translation>{name} gehört zu „{title}“, und der liegt im Papierkorb; stelle ihn zuerst wieder her.</translation>
    </message>
    <message>
      <source>{name} is a version of that film already.</source>
      <translation>{name} ist schon eine Fassung dieses Films.</translation>
    </message>
    <message>
      <source>{name} is a whole number from {lowest} to {highest}.</source>
      <translation>{name} ist eine ganze Zahl von {lowest} bis {highest}.</translation>
    </message>
    <message>
      <source>{name} is all that film has; it would be left without.</source>
      <translation>{name} ist alles, was dieser Film hat; er bliebe ohne Datei.</translation>
    </message>
    <message>
      <source>{name} is all that film has; there is nothing to split off.</source>
      <translation>{name} ist alles, was dieser Film hat; es gibt nichts abzutrennen.</translation>
    </message>
    <message>
      <source>{name} is either true or false.</source>
      <translation>{name} ist entweder true oder false.</translation>
    </message>
    <message>
      <source>{name} is ignored; stop ignoring it first.</source>
      <translation>{name} wird übergangen; hebe das zuerst auf.</translation>
    </message>
    <message>
      <source>{name} is no version of a film.</source>
      <translation>{name} ist keine Fassung eines Films.</translation>
    </message>
    <message>
      <source>{name} is no video.</source>
      <translation>{name} ist kein Video.</translation>
    </message>
    <message>
      <source>{name} is one of: {list}.</source>
      <translation>{name} ist eines von: {list}.</translation>
    </message>
    <message>
      <source>{name} is text.</source>
      <translation>{name} ist Text.</translation>
    </message>
    <message>
      <source>{name} is two letters, such as US or DE.</source>
      <translation>{name} sind zwei Buchstaben, etwa US oder DE.</translation>
    </message>
    <message>
      <source>{name}: not there: {absent}.</source>
      <translation>{name}: nicht da: {absent}.</translation>
    </message>
    <message>
      <source>{name}: shown as it is here: {equal}.</source>
      <translation>{name}: zeigt wie hier: {equal}.</translation>
    </message>
    <message>
      <source>{name}: shown otherwise than here: {differ}.</source>
      <translation>{name}: zeigt anders als hier: {differ}.</translation>
    </message>
    <message>
      <source>{name}: told, and not shown as here yet: {left}.</source>
      <translation>{name}: mitgeteilt, aber noch nicht wie hier gezeigt: {left}.</translation>
    </message>
    <message>
      <source>{name}: told, and proved there: {done}.</source>
      <translation>{name}: mitgeteilt und dort bestätigt: {done}.</translation>
    </message>
    <message>
      <source>{name}: {gone} of {known} titles have been missing for a day. That many are not put into the trash by themselves; do it by hand if they are gone for good.</source>
      <translation>{name}: {gone} von {known} Titeln fehlen seit einem Tag. So viele werden nicht von selbst in den Papierkorb gelegt; tu es von Hand, wenn sie wirklich weg sind.</translation>
    </message>
    <message>
      <source>{new} holds none of the {total} files that the library knows in {old}.</source>
      <translation>{new} enthält keine der {total} Dateien, die die Mediathek in {old} kennt.</translation>
    </message>
    <message>
      <source>{paths}: NFO files read: {count}; no title changed.</source>
      <translation>{paths}: gelesene NFO-Dateien: {count}; kein Titel geändert.</translation>
    </message>
    <message>
      <source>{paths}: NFO files read: {count}; titles changed: {changed}.</source>
      <translation>{paths}: gelesene NFO-Dateien: {count}; geänderte Titel: {changed}.</translation>
    </message>
    <message>
      <source>{paths}: copied into the cache: {count}.</source>
      <translation>{paths}: in den Zwischenspeicher kopiert: {count}.</translation>
    </message>
    <message>
      <source>{paths}: pictures read: {count}.</source>
      <translation>{paths}: gelesene Bilder: {count}.</translation>
    </message>
    <message>
      <source>{path} cannot be opened ({error}); it was not touched.</source>
      <translation>{path} lässt sich nicht öffnen ({error}); es wurde nicht angerührt.</translation>
    </message>
    <message>
      <source>{path} cannot be read ({error}); it was not touched.</source>
      <translation>{path} ist nicht lesbar ({error}); es wurde nicht angerührt.</translation>
    </message>
    <message>
      <source>{path} cannot be read ({strerror}); it was left as it is.</source>
      <translation>{path} ist nicht lesbar ({strerror}); es blieb, wie es ist.</translation>
    </message>
    <message>
      <source>{path} cannot be read any more; nothing in it was changed in the library.</source>
      <translation>{path} ist nicht mehr lesbar; nichts darin wurde in der Mediathek geändert.</translation>
    </message>
    <message>
      <source>{path} could not be looked at: {strerror}.</source>
      <translation>{path} konnte nicht angesehen werden: {strerror}.</translation>
    </message>
    <message>
      <source>{path} did not pass its check ({verdict}); it was not touched.</source>
      <translation>{path} hat die Prüfung nicht bestanden ({verdict}); es wurde nicht angerührt.</translation>
    </message>
    <message>
      <source>{path} holds no library.</source>
      <translation>{path} enthält keine Mediathek.</translation>
    </message>
    <message>
      <source>{path} is damaged ({error}). Backups are in {parent}; end Metarr, and `metarr backup rescue` says what can be done.</source>
      <translation>{path} ist beschädigt ({error}). Sicherungen liegen in {parent}; beende Metarr, und `metarr backup rescue` sagt, was sich tun lässt.</translation>
    </message>
    <message>
      <source>{path} is in no library.</source>
      <translation>{path} liegt in keiner Mediathek.</translation>
    </message>
    <message>
      <source>{path} is no video of “{title}”.</source>
      <translation>{path} ist kein Video von „{title}“.</translation>
    </message>
    <message>
      <source>{path} is not a readable library ({error}); it was not touched.</source>
      <translation>{path} ist keine lesbare Mediathek ({error}); es wurde nicht angerührt.</translation>
    </message>
    <message>
      <source>{path} is not there now, so no file can be written into it or taken away.</source>
      <translation>{path} ist gerade nicht da, also kann keine Datei hineingeschrieben oder weggenommen werden.</translation>
    </message>
    <message>
      <source>{path} is not there, so it cannot be taken for the library's folder.</source>
      <translation>{path} ist nicht da, also kann es nicht als Ordner der Mediathek gelten.</translation>
    </message>
    <message>
      <source>{path} lies in no folder of a library; nothing was moved.</source>
      <translation>{path} liegt in keinem Ordner einer Mediathek; nichts wurde verschoben.</translation>
    </message>
    <message>
      <source>{path} was made by a newer Metarr (schema {present}, this program knows {revisions}). It was not touched; start the newer program, or restore a copy from its backups folder.</source>
      <translation>{path} wurde von einem neueren Metarr angelegt (Schema {present}, dieses Programm kennt {revisions}). Es wurde nicht angerührt; starte das neuere Programm, oder stelle eine Kopie aus seinem Ordner backups wieder her.</translation>
    </message>
    <message>
      <source>{path} was made by a newer Metarr (schema {schema}, this program knows {value}). Nothing was changed; restore it with the newer program.</source>
      <translation>{path} wurde von einem neueren Metarr angelegt (Schema {schema}, dieses Programm kennt {value}). Nichts wurde geändert; stelle es mit dem neueren Programm wieder her.</translation>
    </message>
    <message>
      <source>{path} was not written ({reason}); what was there before is untouched.</source>
      <translation>{path} wurde nicht geschrieben ({reason}); was vorher da war, ist unberührt.</translation>
    </message>
    <message>
      <source>{path} was not written by Metarr; it was left as it is.</source>
      <translation>{path} wurde nicht von Metarr geschrieben; es blieb, wie es ist.</translation>
    </message>
    <message>
      <source>{path}: a support bundle is a ZIP; give it a name that ends in .zip.</source>
      <translation>{path}: Ein Support-Paket ist ein ZIP; gib ihm einen Namen, der mit .zip endet.</translation>
    </message>
    <message>
      <source>{path}: another program writes over this file again and again. It was left as it is now; tell that program not to write it, or publish it all the same: where the plan asks, or with `metarr publish --insist`.</source>
      <translation>{path}: Ein anderes Programm überschreibt diese Datei immer wieder. Sie blieb, wie sie jetzt ist; sag jenem Programm, dass es sie nicht schreiben soll, oder veröffentliche sie trotzdem: wo der Plan fragt, oder mit `metarr publish --insist`.</translation>
    </message>
    <message>
      <source>{path}: back in the cache.</source>
      <translation>{path}: wieder im Zwischenspeicher.</translation>
    </message>
    <message>
      <source>{path}: brought back.</source>
      <translation>{path}: zurückgeholt.</translation>
    </message>
    <message>
      <source>{path}: give it a name that ends in .csv or .html.</source>
      <translation>{path}: Gib ihr einen Namen, der mit .csv oder .html endet.</translation>
    </message>
    <message>
      <source>{path}: give it a name that ends in {endings}.</source>
      <translation>{path}: Der Name muss auf {endings} enden.</translation>
    </message>
    <message>
      <source>{path}: it is damaged.</source>
      <translation>{path}: ist beschädigt.</translation>
    </message>
    <message>
      <source>{path}: it is gone from the cache, or damaged there.</source>
      <translation>{path}: fehlt im Zwischenspeicher oder ist dort beschädigt.</translation>
    </message>
    <message>
      <source>{path}: it was published, and is gone.</source>
      <translation>{path}: wurde veröffentlicht und ist weg.</translation>
    </message>
    <message>
      <source>{path}: its bytes are neither in the cache nor beside the title any more.</source>
      <translation>{path}: Ihre Bytes sind weder im Zwischenspeicher noch neben dem Titel.</translation>
    </message>
    <message>
      <source>{path}: its video has another name now.</source>
      <translation>{path}: Das Video heißt jetzt anders.</translation>
    </message>
    <message>
      <source>{path}: moved into the trash.</source>
      <translation>{path}: in den Papierkorb verschoben.</translation>
    </message>
    <message>
      <source>{path}: purged.</source>
      <translation>{path}: endgültig gelöscht.</translation>
    </message>
    <message>
      <source>{path}: removed.</source>
      <translation>{path}: entfernt.</translation>
    </message>
    <message>
      <source>{path}: somebody else's, and a player may show it instead of ours.</source>
      <translation>{path}: von jemand anderem; ein Player zeigt es vielleicht statt unserem.</translation>
    </message>
    <message>
      <source>{path}: something else stands there now.</source>
      <translation>{path}: Dort steht jetzt etwas anderes.</translation>
    </message>
    <message>
      <source>{path}: taken into the library as it is.</source>
      <translation>{path}: so in die Mediathek übernommen.</translation>
    </message>
    <message>
      <source>{path}: this folder could not be read ({value})</source>
      <translation>{path}: Dieser Ordner konnte nicht gelesen werden ({value})</translation>
    </message>
    <message>
      <source>{path}: written.</source>
      <translation>{path}: geschrieben.</translation>
    </message>
    <message>
      <source>{path}: yours stands there again.</source>
      <translation>{path}: Deine steht wieder dort.</translation>
    </message>
    <message>
      <source>{path}: {count} titles are not where they were. That many are not believed to be gone: nothing was changed. Confirm it if they are; else the next scan looks again.</source>
      <translation>{path}: {count} Titel sind nicht, wo sie waren. Bei so vielen wird nicht geglaubt, dass sie weg sind: Nichts wurde geändert. Bestätige es, wenn sie weg sind; sonst sieht der nächste Scan noch einmal nach.</translation>
    </message>
    <message>
      <source>{peer} cannot answer now (it answered {status}).</source>
      <translation>{peer} kann gerade nicht antworten (Antwort {status}).</translation>
    </message>
    <message>
      <source>{peer} closed the connection without an answer.</source>
      <translation>{peer} hat die Verbindung ohne Antwort geschlossen.</translation>
    </message>
    <message>
      <source>{peer} does not answer with JSON; something else listens there.</source>
      <translation>{peer} antwortet nicht mit JSON; dort hört etwas anderes.</translation>
    </message>
    <message>
      <source>{peer} does not answer: nothing listens there, or it is switched off.</source>
      <translation>{peer} antwortet nicht: Dort hört nichts, oder es ist ausgeschaltet.</translation>
    </message>
    <message>
      <source>{peer} does not have what was asked for (it answered 404).</source>
      <translation>{peer} hat nicht, wonach gefragt war (Antwort 404).</translation>
    </message>
    <message>
      <source>{peer} shows a certificate that nobody vouches for; nothing was sent to it. If its SHA-256 fingerprint is what the server itself says, it can be trusted: {fingerprint}</source>
      <translation>{peer} zeigt ein Zertifikat, für das niemand bürgt; nichts wurde dorthin gesendet. Ist sein SHA-256-Fingerabdruck der, den der Server selbst nennt, ist ihm zu trauen: {fingerprint}</translation>
    </message>
    <message>
      <source>{peer} wants another user name or password (it answered {status}).</source>
      <translation>{peer} verlangt einen anderen Benutzernamen oder ein anderes Passwort (Antwort {status}).</translation>
    </message>
    <message>
      <source>{peer} wants to be asked otherwise (it answered 405).</source>
      <translation>{peer} will anders gefragt werden (Antwort 405).</translation>
    </message>
    <message>
      <source>{player}: held back until night: {held}.</source>
      <translation>{player}: bis zur Nacht zurückgehalten: {held}.</translation>
    </message>
    <message>
      <source>{player}: it plays {playing}; held back until that is over: {held}.</source>
      <translation>{player}: spielt gerade {playing}; bis dahin zurückgehalten: {held}.</translation>
    </message>
    <message>
      <source>{player}: shows {there} of {total}.</source>
      <translation>{player}: zeigt {there} von {total}.</translation>
    </message>
    <message>
      <source>{player}: titles heard of: {titles}; news here: {taken}; told: {told}.</source>
      <translation>{player}: kennt Titel: {titles}; hier neu: {taken}; mitgeteilt: {told}.</translation>
    </message>
    <message>
      <source>{plural} have no “{art}”.</source>
      <translation>{plural} haben kein „{art}“.</translation>
    </message>
    <message>
      <source>{reason} at {path}</source>
      <translation>{reason} unter {path}</translation>
    </message>
    <message>
      <source>{root}: as it was.</source>
      <translation>{root}: wie zuvor.</translation>
    </message>
    <message>
      <source>{root}: files changed: {changed}.</source>
      <translation>{root}: geänderte Dateien: {changed}.</translation>
    </message>
    <message>
      <source>{root}: files gone: {vanished}.</source>
      <translation>{root}: verschwundene Dateien: {vanished}.</translation>
    </message>
    <message>
      <source>{root}: files that are back: {back}.</source>
      <translation>{root}: wieder vorhandene Dateien: {back}.</translation>
    </message>
    <message>
      <source>{root}: files that lay elsewhere before: {moved}.</source>
      <translation>{root}: Dateien, die zuvor woanders lagen: {moved}.</translation>
    </message>
    <message>
      <source>{root}: new files: {new}.</source>
      <translation>{root}: neue Dateien: {new}.</translation>
    </message>
    <message>
      <source>{scheme} id: {scheme2} instead of {value}</source>
      <translation>{scheme}-Kennung: {scheme2} statt {value}</translation>
    </message>
    <message>
      <source>{sentence} Did you mean “{instead}”?</source>
      <translation>{sentence} Meintest du „{instead}“?</translation>
    </message>
    <message>
      <source>{shown} holds Metarr's own files or lies among them; name an empty folder elsewhere.</source>
      <translation>{shown} enthält Metarrs eigene Dateien oder liegt zwischen ihnen; nenne einen leeren Ordner anderswo.</translation>
    </message>
    <message>
      <source>{shown} is not a folder that can be opened; nothing was moved.</source>
      <translation>{shown} ist kein Ordner, der sich öffnen lässt; nichts wurde verschoben.</translation>
    </message>
    <message>
      <source>{shown} is not empty; name an empty folder, so that nothing of yours is touched.</source>
      <translation>{shown} ist nicht leer; nenne einen leeren Ordner, damit nichts von dir angerührt wird.</translation>
    </message>
    <message>
      <source>{source} keeps its name: {reason}.</source>
      <translation>{source} behält seinen Namen: {reason}.</translation>
    </message>
    <message>
      <source>{target} has {free} MB free; the pictures need {needed} MB, and {floor_bytes} MB are to stay free. Nothing was moved.</source>
      <translation>Auf {target} sind {free} MB frei; die Bilder brauchen {needed} MB, und {floor_bytes} MB sollen frei bleiben. Nichts wurde verschoben.</translation>
    </message>
    <message>
      <source>{target}: something else stands there now and was left alone; what was there before is back as {beside}.</source>
      <translation>{target}: Dort steht jetzt etwas anderes und wurde in Ruhe gelassen; was vorher da war, ist zurück als {beside}.</translation>
    </message>
    <message>
      <source>{task} is of all libraries; only a scan is of one.</source>
      <translation>{task} gilt für alle Mediatheken; nur ein Scan gilt für eine.</translation>
    </message>
    <message>
      <source>{title}: a file beside it would get a longer name than disks take; it was left out.</source>
      <translation>{title}: Eine Datei daneben bekäme einen längeren Namen, als Datenträger nehmen; sie wurde ausgelassen.</translation>
    </message>
    <message>
      <source>{title}: fields changed: {fields}; pictures on offer: {pictures}.</source>
      <translation>{title}: geänderte Felder: {fields}; angebotene Bilder: {pictures}.</translation>
    </message>
    <message>
      <source>{title}: held back, as it looks like another title.</source>
      <translation>{title}: zurückgehalten, da es wie ein anderer Titel aussieht.</translation>
    </message>
    <message>
      <source>{title}: it is {told}; sure to {value} %.</source>
      <translation>{title}: Es ist {told}; zu {value} % sicher.</translation>
    </message>
    <message>
      <source>{title}: known to nobody.</source>
      <translation>{title}: niemandem bekannt.</translation>
    </message>
    <message>
      <source>{title}: nobody could be asked.</source>
      <translation>{title}: Niemand konnte gefragt werden.</translation>
    </message>
    <message>
      <source>{title}: pictures fetched: {fetched}.</source>
      <translation>{title}: geladene Bilder: {fetched}.</translation>
    </message>
    <message>
      <source>{title}: unchanged; pictures on offer: {pictures}.</source>
      <translation>{title}: unverändert; angebotene Bilder: {pictures}.</translation>
    </message>
    <message>
      <source>{title}: waits for you; candidates: {matches}.</source>
      <translation>{title}: wartet auf dich; Kandidaten: {matches}.</translation>
    </message>
    <message>
      <source>{value} has no history that could be asked for, so it needs no address.</source>
      <translation>{value} hat keinen Verlauf, nach dem sich fragen ließe, braucht also keine Adresse.</translation>
    </message>
    <message>
      <source>{waiting} titles wait for a disk that is not connected, to be published when it is back: {named}</source>
      <translation>{waiting} Titel warten auf einen Datenträger, der nicht verbunden ist, und werden veröffentlicht, wenn er zurück ist: {named}</translation>
    </message>
    <message>
      <source>{width} × {height} pixels are more than {most} million</source>
      <translation>{width} × {height} Pixel sind mehr als {most} Millionen</translation>
    </message>
    <message>
      <source>{word} has characters that cannot stand in a file that starts programs.</source>
      <translation>{word} enthält Zeichen, die in einer Datei, die Programme startet, nicht stehen können.</translation>
    </message>
    <message>
      <source>{young} was written to a moment ago; it is looked at in a few seconds.</source>
      <translation>{young} wurde gerade erst geschrieben; in ein paar Sekunden wird es angesehen.</translation>
    </message>
    <message>
      <source>{{original}} stands for the whole name of a file; nothing else can stand beside it.</source>
      <translation>{{original}} steht für den ganzen Namen einer Datei; nichts anderes kann daneben stehen.</translation>
    </message>
    <message>
      <source>“:{form}” in {{{said}}} at character {at}: only zeros can follow, and a number's token.</source>
      <translation>„:{form}“ in {{{said}}} bei Zeichen {at}: Nur Nullen können folgen, und nur bei einer Zahl.</translation>
    </message>
    <message>
      <source>“[” within “[…]” at character {at}; write “[[” for the sign itself.</source>
      <translation>„[“ innerhalb von „[…]“ bei Zeichen {at}; schreib „[[“ für das Zeichen selbst.</translation>
    </message>
    <message>
      <source>“]” without “[” at character {at}; write “]]” for the sign itself.</source>
      <translation>„]“ ohne „[“ bei Zeichen {at}; schreib „]]“ für das Zeichen selbst.</translation>
    </message>
    <message>
      <source>“{address}” is no address such as http://127.0.0.1:7878.</source>
      <translation>„{address}“ ist keine Adresse wie http://127.0.0.1:7878.</translation>
    </message>
    <message>
      <source>“{base_url}” is not an address.</source>
      <translation>„{base_url}“ ist keine Adresse.</translation>
    </message>
    <message>
      <source>“{every}” says no time: 6h is every six hours, 7d every seven days.</source>
      <translation>„{every}“ nennt keine Zeit: 6h ist alle sechs Stunden, 7d alle sieben Tage.</translation>
    </message>
    <message>
      <source>“{extra_type}” is no kind of extra; there are {list}.</source>
      <translation>„{extra_type}“ ist keine Art von Extra; es gibt {list}.</translation>
    </message>
    <message>
      <source>“{field}” has no shared words; these have: {list}.</source>
      <translation>„{field}“ hat keine gemeinsamen Wörter; diese haben sie: {list}.</translation>
    </message>
    <message>
      <source>“{name}” is already there.</source>
      <translation>„{name}“ gibt es schon.</translation>
    </message>
    <message>
      <source>“{name}” is not a field of the kind “{kind}”.</source>
      <translation>„{name}“ ist kein Feld der Art „{kind}“.</translation>
    </message>
    <message>
      <source>“{name}” shows a certificate with another fingerprint; it was not trusted: {fingerprint}</source>
      <translation>„{name}“ zeigt ein Zertifikat mit einem anderen Fingerabdruck; ihm wurde nicht vertraut: {fingerprint}</translation>
    </message>
    <message>
      <source>“{name}” was removed.</source>
      <translation>„{name}“ wurde entfernt.</translation>
    </message>
    <message>
      <source>“{part}” is not an id; write imdb:tt0133093.</source>
      <translation>„{part}“ ist keine Kennung; schreib imdb:tt0133093.</translation>
    </message>
    <message>
      <source>“{sign}” at character {at} cannot stand in a name on every system.</source>
      <translation>„{sign}“ bei Zeichen {at} kann nicht auf jedem System in einem Namen stehen.</translation>
    </message>
    <message>
      <source>“{tag}” is no tag of a language that is known; tags are such as “de” or “pt-BR”.</source>
      <translation>„{tag}“ ist kein bekanntes Sprachkürzel; solche sind etwa „de“ oder „pt-BR“.</translation>
    </message>
    <message>
      <source>“{tag}” is no tag of a language; write “{meant}”.</source>
      <translation>„{tag}“ ist kein Sprachkürzel; schreib „{meant}“.</translation>
    </message>
    <message>
      <source>“{text}” is an id of {plural}, and this item is none of them.</source>
      <translation>„{text}“ ist eine Kennung für {plural}, und dieser Titel gehört nicht dazu.</translation>
    </message>
    <message>
      <source>“{text}” is neither yes nor no.</source>
      <translation>„{text}“ ist weder ja noch nein.</translation>
    </message>
    <message>
      <source>“{text}” is no id or address of a provider; write tmdb:603 or paste a title's address.</source>
      <translation>„{text}“ ist weder Kennung noch Adresse eines Anbieters; schreib tmdb:603, oder füge die Adresse eines Titels ein.</translation>
    </message>
    <message>
      <source>“{text}” is not a date; write 1997, 1997-03 or 1997-03-21.</source>
      <translation>„{text}“ ist kein Datum; schreib 1997, 1997-03 oder 1997-03-21.</translation>
    </message>
    <message>
      <source>“{text}” is not a moment; write 1997-03-21 20:15:00.</source>
      <translation>„{text}“ ist kein Zeitpunkt; schreib 1997-03-21 20:15:00.</translation>
    </message>
    <message>
      <source>“{text}” is not a number.</source>
      <translation>„{text}“ ist keine Zahl.</translation>
    </message>
    <message>
      <source>“{text}” is not a rating; write imdb=7.9 or metacritic=79/100.</source>
      <translation>„{text}“ ist keine Bewertung; schreib imdb=7.9 oder metacritic=79/100.</translation>
    </message>
    <message>
      <source>“{text}” is not a whole number.</source>
      <translation>„{text}“ ist keine ganze Zahl.</translation>
    </message>
    <message>
      <source>“{text}” is too large a number.</source>
      <translation>„{text}“ ist eine zu große Zahl.</translation>
    </message>
    <message>
      <source>“{text}” names no episode; write 12 or 12-13.</source>
      <translation>„{text}“ benennt keine Episode; schreib 12 oder 12-13.</translation>
    </message>
    <message>
      <source>“{text}” names no episode; write S01E02 or S01E01-E02.</source>
      <translation>„{text}“ benennt keine Episode; schreib S01E02 oder S01E01-E02.</translation>
    </message>
    <message>
      <source>“{there}” holds “{there2}”; a second server needs a group of its own.</source>
      <translation>„{there}“ enthält „{there2}“; ein zweiter Server braucht eine eigene Gruppe.</translation>
    </message>
    <message>
      <source>“{title}” is in another library; a film and its files have to be in one.</source>
      <translation>„{title}“ ist in einer anderen Mediathek; ein Film und seine Dateien müssen in einer sein.</translation>
    </message>
    <message>
      <source>“{title}” is in the trash; restore it first.</source>
      <translation>„{title}“ liegt im Papierkorb; stelle ihn zuerst wieder her.</translation>
    </message>
    <message>
      <source>“{title}” is no film; only films have versions and extras of this kind.</source>
      <translation>„{title}“ ist kein Film; nur Filme haben Fassungen und Extras dieser Art.</translation>
    </message>
    <message>
      <source>“{title}” is no show; only the files of shows hold episodes.</source>
      <translation>„{title}“ ist keine Serie; nur die Dateien von Serien enthalten Episoden.</translation>
    </message>
    <message>
      <source>“{word}” is no alias among the {label}.</source>
      <translation>„{word}“ ist kein Alias unter {label}.</translation>
    </message>
    <message>
      <source>“}}” without “{{” at character {at}; write “}}}}” for the sign itself.</source>
      <translation>„}}“ ohne „{{“ bei Zeichen {at}; schreib „}}}}“ für das Zeichen selbst.</translation>
    </message>
  </context>
  <context>
    <name>Session</name>
    <message numerus="yes">
      <source>%n title(s)</source>
      <translation>
        <numerusform>%n Titel</numerusform>
        <numerusform>%n Titel</numerusform>
      </translation>
    </message>
    <message>
      <source>Added, without a file</source>
      <translation>Hinzugefügt, ohne Datei</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
  </context>
  <context>
    <name>Setting</name>
    <message>
      <source>“{word}” is no language that is known; a name or a tag such as “pt-BR” is.</source>
      <translation>„{word}“ ist keine bekannte Sprache; nimm einen Namen oder ein Kürzel wie „pt-BR“.</translation>
    </message>
    <message>
      <source>For example: {name}</source>
      <translation>Zum Beispiel: {name}</translation>
    </message>
    <message>
      <source>A backup could not be made, or not be copied to the second place. Sent to webhooks.</source>
      <translation>Eine Sicherung ließ sich nicht anlegen oder nicht an den zweiten Ort kopieren. An Webhooks gesendet.</translation>
    </message>
    <message>
      <source>A backup could not be made, or not be copied to the second place. Shown on the desktop.</source>
      <translation>Eine Sicherung ließ sich nicht anlegen oder nicht an den zweiten Ort kopieren. Auf dem Desktop gezeigt.</translation>
    </message>
    <message>
      <source>A folder on another disk that every backup is copied to: a disk that breaks takes all on it along.</source>
      <translation>Ein Ordner auf einem anderen Laufwerk, in den jede Sicherung kopiert wird: Ein Laufwerk, das kaputtgeht, nimmt alles darauf mit.</translation>
    </message>
    <message>
      <source>A player does not answer; what it is to be told waits. Sent to webhooks.</source>
      <translation>Ein Player antwortet nicht; was er erfahren soll, wartet. An Webhooks gesendet.</translation>
    </message>
    <message>
      <source>A player does not answer; what it is to be told waits. Shown on the desktop.</source>
      <translation>Ein Player antwortet nicht; was er erfahren soll, wartet. Auf dem Desktop gezeigt.</translation>
    </message>
    <message>
      <source>A scan found something, and what followed from it is done. Sent to webhooks.</source>
      <translation>Ein Suchlauf hat etwas gefunden, und was daraus folgte, ist erledigt. An Webhooks gesendet.</translation>
    </message>
    <message>
      <source>A scan found something, and what followed from it is done. Shown on the desktop.</source>
      <translation>Ein Suchlauf hat etwas gefunden, und was daraus folgte, ist erledigt. Auf dem Desktop gezeigt.</translation>
    </message>
    <message>
      <source>Alike from … per cent</source>
      <translation>Gleich ab … Prozent</translation>
    </message>
    <message>
      <source>Ask nobody on the internet; what was answered before is still used.</source>
      <translation>Niemanden im Internet fragen; frühere Antworten werden weiter benutzt.</translation>
    </message>
    <message>
      <source>Ask providers again: airing shows daily, continuing ones weekly, all others every 90 days.</source>
      <translation>Anbieter erneut fragen: Serien in Ausstrahlung täglich, fortlaufende wöchentlich, alle anderen alle 90 Tage.</translation>
    </message>
    <message>
      <source>Ask providers what new titles are; what is not sure waits for you.</source>
      <translation>Anbieter fragen, was neue Titel sind; was nicht sicher ist, wartet auf dich.</translation>
    </message>
    <message>
      <source>At three o'clock, or at the next start, compare the disk with what was published.</source>
      <translation>Um drei Uhr oder beim nächsten Start das Laufwerk mit dem vergleichen, was veröffentlicht wurde.</translation>
    </message>
    <message>
      <source>Back cover</source>
      <translation>Rückseite</translation>
    </message>
    <message>
      <source>Back up every night</source>
      <translation>Jede Nacht sichern</translation>
    </message>
    <message>
      <source>Backup failed</source>
      <translation>Sicherung fehlgeschlagen</translation>
    </message>
    <message>
      <source>Banner</source>
      <translation>Banner</translation>
    </message>
    <message>
      <source>Changes read until</source>
      <translation>Änderungen gelesen bis</translation>
    </message>
    <message>
      <source>Character art</source>
      <translation>Figurenbild</translation>
    </message>
    <message>
      <source>Check published files every night</source>
      <translation>Veröffentlichte Dateien jede Nacht prüfen</translation>
    </message>
    <message>
      <source>Choose the best pictures on offer for empty slots, and fetch them.</source>
      <translation>Für leere Plätze die besten angebotenen Bilder wählen und holen.</translation>
    </message>
    <message>
      <source>Clear art</source>
      <translation>Clearart</translation>
    </message>
    <message>
      <source>Clear logo</source>
      <translation>Clearlogo</translation>
    </message>
    <message>
      <source>Closing the window leaves Metarr in the tray.</source>
      <translation>Nach dem Schließen des Fensters bleibt Metarr im Infobereich.</translation>
    </message>
    <message>
      <source>Contrast</source>
      <translation>Kontrast</translation>
    </message>
    <message>
      <source>Country</source>
      <translation>Land</translation>
    </message>
    <message>
      <source>Days in the trash</source>
      <translation>Tage im Papierkorb</translation>
    </message>
    <message>
      <source>Deleted for good, or into the trash of the system, which you empty yourself.</source>
      <translation>Wirklich gelöscht oder in den Papierkorb des Systems, den du selbst leerst.</translation>
    </message>
    <message>
      <source>Disc</source>
      <translation>Disc</translation>
    </message>
    <message>
      <source>Downloads of pictures stop before the disk has less room than this.</source>
      <translation>Das Laden von Bildern endet, bevor auf dem Laufwerk weniger Platz ist als dies.</translation>
    </message>
    <message>
      <source>Each night, those that have been unused for so long and can be fetched again.</source>
      <translation>Jede Nacht die, die so lange unbenutzt waren und wieder geholt werden können.</translation>
    </message>
    <message>
      <source>Enrich what was identified</source>
      <translation>Bestimmtes anreichern</translation>
    </message>
    <message>
      <source>Events can be lost; a sweep finds what they did not tell.</source>
      <translation>Ereignisse können verloren gehen; ein Rundgang findet, was sie nicht meldeten.</translation>
    </message>
    <message>
      <source>Fanart</source>
      <translation>Hintergrundbild</translation>
    </message>
    <message>
      <source>Fetch artwork of what was enriched</source>
      <translation>Bilder für Angereichertes holen</translation>
    </message>
    <message>
      <source>File of a film</source>
      <translation>Datei eines Films</translation>
    </message>
    <message>
      <source>File of a track</source>
      <translation>Datei eines Stücks</translation>
    </message>
    <message>
      <source>File of an episode</source>
      <translation>Datei einer Folge</translation>
    </message>
    <message>
      <source>Files that Metarr wrote and that are gone are written again; what somebody replaced waits for you.</source>
      <translation>Dateien, die Metarr schrieb und die weg sind, werden neu geschrieben; was jemand ersetzt hat, wartet auf dich.</translation>
    </message>
    <message>
      <source>First steps done</source>
      <translation>Erste Schritte erledigt</translation>
    </message>
    <message>
      <source>Folder for artists</source>
      <translation>Ordner für Interpreten</translation>
    </message>
    <message>
      <source>Folder for movie sets</source>
      <translation>Ordner für Filmsammlungen</translation>
    </message>
    <message>
      <source>Folder of a film</source>
      <translation>Ordner eines Films</translation>
    </message>
    <message>
      <source>Folder of a season</source>
      <translation>Ordner einer Staffel</translation>
    </message>
    <message>
      <source>Folder of a show</source>
      <translation>Ordner einer Serie</translation>
    </message>
    <message>
      <source>Folder of an album</source>
      <translation>Ordner eines Albums</translation>
    </message>
    <message>
      <source>Folder of an artist</source>
      <translation>Ordner eines Interpreten</translation>
    </message>
    <message>
      <source>Gather texts, people, ratings and pictures of a title as soon as it is known which one it is.</source>
      <translation>Texte, Personen, Wertungen und Bilder eines Titels sammeln, sobald bekannt ist, welcher es ist.</translation>
    </message>
    <message>
      <source>How long pictures that nothing shows any more, and no undo could bring back, stay in the cache.</source>
      <translation>Wie lange Bilder, die nichts mehr zeigt und kein Rückgängig zurückbringen könnte, im Zwischenspeicher bleiben.</translation>
    </message>
    <message>
      <source>How many are chosen automatically for each title; 0 leaves this kind to you.</source>
      <translation>Wie viele für jeden Titel automatisch gewählt werden; 0 überlässt diese Art dir.</translation>
    </message>
    <message>
      <source>How much counts that a picture is large.</source>
      <translation>Wie viel es zählt, dass ein Bild groß ist.</translation>
    </message>
    <message>
      <source>How much counts that width and height are as they should be.</source>
      <translation>Wie viel es zählt, dass Breite und Höhe so sind, wie sie sein sollen.</translation>
    </message>
    <message>
      <source>How much counts the language of the text in a picture.</source>
      <translation>Wie viel die Sprache des Textes in einem Bild zählt.</translation>
    </message>
    <message>
      <source>How much counts what others think of a picture.</source>
      <translation>Wie viel zählt, was andere von einem Bild halten.</translation>
    </message>
    <message>
      <source>How much counts which provider a picture comes from.</source>
      <translation>Wie viel zählt, von welchem Anbieter ein Bild kommt.</translation>
    </message>
    <message>
      <source>How much is written into the log file.</source>
      <translation>Wie viel in die Protokolldatei geschrieben wird.</translation>
    </message>
    <message>
      <source>Identify after a scan</source>
      <translation>Nach einem Suchlauf bestimmen</translation>
    </message>
    <message>
      <source>In percent of the size that the system is set to.</source>
      <translation>In Prozent der Größe, die im System eingestellt ist.</translation>
    </message>
    <message>
      <source>In the quiet hours no sweep, nightly work or notification begins by itself; what was due follows once. The same hour for both ends: there are none.</source>
      <translation>In den Ruhezeiten beginnt kein Rundgang, keine nächtliche Arbeit und keine Benachrichtigung von selbst; was fällig war, folgt einmal. Beide Enden zur selben Stunde: Es gibt keine.</translation>
    </message>
    <message>
      <source>Job failed</source>
      <translation>Auftrag fehlgeschlagen</translation>
    </message>
    <message>
      <source>Keep a copy of every subtitle, so that an upgrade of the video does not lose it.</source>
      <translation>Von jedem Untertitel eine Kopie behalten, damit er beim Austausch des Videos nicht verloren geht.</translation>
    </message>
    <message>
      <source>Keep a copy of theme music up to this size; 0 keeps none.</source>
      <translation>Titelmusik bis zu dieser Größe als Kopie behalten; 0 behält keine.</translation>
    </message>
    <message>
      <source>Keep a copy of trailers up to this size; 0 keeps none.</source>
      <translation>Trailer bis zu dieser Größe als Kopie behalten; 0 behält keine.</translation>
    </message>
    <message>
      <source>Keep running in the tray</source>
      <translation>Im Infobereich weiterlaufen</translation>
    </message>
    <message>
      <source>Keep subtitles</source>
      <translation>Untertitel behalten</translation>
    </message>
    <message>
      <source>Keep themes up to … MB</source>
      <translation>Titelmusik behalten bis … MB</translation>
    </message>
    <message>
      <source>Keep titles up to date</source>
      <translation>Titel aktuell halten</translation>
    </message>
    <message>
      <source>Keep trailers up to … MB</source>
      <translation>Trailer behalten bis … MB</translation>
    </message>
    <message>
      <source>Keep unused pictures … days</source>
      <translation>Unbenutzte Bilder … Tage behalten</translation>
    </message>
    <message>
      <source>Key art</source>
      <translation>Key-Art</translation>
    </message>
    <message>
      <source>Keys of your own</source>
      <translation>Eigene Tasten</translation>
    </message>
    <message>
      <source>Kodi's “Artist information folder”; empty writes into the artist's own folder.</source>
      <translation>Kodis „Artist information folder“; leer schreibt in den Ordner des Interpreten selbst.</translation>
    </message>
    <message>
      <source>Kodi's “Movie set information folder”; empty writes no artwork for sets.</source>
      <translation>Kodis „Movie set information folder“; leer schreibt keine Bilder für Sammlungen.</translation>
    </message>
    <message>
      <source>Landscape</source>
      <translation>Querformat</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Sprache</translation>
    </message>
    <message>
      <source>Languages of artwork</source>
      <translation>Sprachen der Bilder</translation>
    </message>
    <message>
      <source>Languages of titles and texts</source>
      <translation>Sprachen der Titel und Texte</translation>
    </message>
    <message>
      <source>Leave … MB of the disk free</source>
      <translation>… MB des Laufwerks frei lassen</translation>
    </message>
    <message>
      <source>Light, dark, or as the system.</source>
      <translation>Hell, dunkel oder wie das System.</translation>
    </message>
    <message>
      <source>Listen to download managers</source>
      <translation>Auf Download-Manager hören</translation>
    </message>
    <message>
      <source>Longest path</source>
      <translation>Längster Pfad</translation>
    </message>
    <message>
      <source>Look at folders again when something in them changes, and sweep all of them now and then.</source>
      <translation>Ordner erneut ansehen, wenn sich etwas in ihnen ändert, und ab und zu einen Rundgang durch alle machen.</translation>
    </message>
    <message>
      <source>More of it writes lesser words in full ink and draws every edge.</source>
      <translation>Mehr davon schreibt Nebensächliches in voller Farbe und zeichnet jede Kante.</translation>
    </message>
    <message>
      <source>Motion</source>
      <translation>Bewegung</translation>
    </message>
    <message>
      <source>Names are shortened so that no path gets longer; 259 is for old programs on Windows.</source>
      <translation>Namen werden gekürzt, damit kein Pfad länger wird; 259 ist für alte Programme unter Windows.</translation>
    </message>
    <message>
      <source>Names by which managers reach it, separated by blanks, such as host.docker.internal; numbers need none.</source>
      <translation>Namen, unter denen Manager ihn erreichen, durch Leerzeichen getrennt, etwa host.docker.internal; Zahlen brauchen keine.</translation>
    </message>
    <message>
      <source>Names of this machine</source>
      <translation>Namen dieses Rechners</translation>
    </message>
    <message>
      <source>Needs you</source>
      <translation>Braucht dich</translation>
    </message>
    <message>
      <source>No job begins, also after a restart, until work goes on; what ran waits and is taken up again.</source>
      <translation>Kein Auftrag beginnt, auch nicht nach einem Neustart, bis die Arbeit weitergeht; was lief, wartet und wird wieder aufgenommen.</translation>
    </message>
    <message>
      <source>Notifications looked at</source>
      <translation>Angesehene Benachrichtigungen</translation>
    </message>
    <message>
      <source>Of the window and its tray; it changes at once. Commands speak English.</source>
      <translation>Des Fensters und des Infobereichs; sie wechselt sofort. Befehle sprechen Englisch.</translation>
    </message>
    <message>
      <source>Once a scan found something, write NFO files and artwork of all in its library that is not published.</source>
      <translation>Sobald ein Suchlauf etwas fand, NFO-Dateien und Bilder von allem in seiner Bibliothek schreiben, was nicht veröffentlicht ist.</translation>
    </message>
    <message>
      <source>Open to the network</source>
      <translation>Zum Netz hin offen</translation>
    </message>
    <message>
      <source>Other machines can post too; they have to show their token all the same.</source>
      <translation>Auch andere Rechner können senden; ihr Token müssen sie trotzdem vorzeigen.</translation>
    </message>
    <message>
      <source>Pause all work</source>
      <translation>Alle Arbeit anhalten</translation>
    </message>
    <message>
      <source>Pictures that look the same to so many per cent are shown as one.</source>
      <translation>Bilder, die zu so vielen Prozent gleich aussehen, werden als eines gezeigt.</translation>
    </message>
    <message>
      <source>Player unreachable</source>
      <translation>Player nicht erreichbar</translation>
    </message>
    <message>
      <source>Port</source>
      <translation>Port</translation>
    </message>
    <message>
      <source>Poster</source>
      <translation>Poster</translation>
    </message>
    <message>
      <source>Publish after a scan</source>
      <translation>Nach einem Suchlauf veröffentlichen</translation>
    </message>
    <message>
      <source>Purge announced</source>
      <translation>Löschen angekündigt</translation>
    </message>
    <message>
      <source>Purged files go</source>
      <translation>Endgültig Gelöschtes kommt</translation>
    </message>
    <message>
      <source>Put back what is missing</source>
      <translation>Fehlendes zurücklegen</translation>
    </message>
    <message>
      <source>Put the pictures of a film's or show's cast into a folder .actors beside it, where Kodi looks for them.</source>
      <translation>Die Bilder der Besetzung eines Films oder einer Serie in einen Ordner .actors daneben legen, wo Kodi sie sucht.</translation>
    </message>
    <message>
      <source>Quiet from … o'clock</source>
      <translation>Ruhe ab … Uhr</translation>
    </message>
    <message>
      <source>Quiet until … o'clock</source>
      <translation>Ruhe bis … Uhr</translation>
    </message>
    <message>
      <source>Radarr, Sonarr, Lidarr and others can post what they did; while Metarr runs it is taken in at once.</source>
      <translation>Radarr, Sonarr, Lidarr und andere können senden, was sie getan haben; solange Metarr läuft, wird es sofort aufgenommen.</translation>
    </message>
    <message>
      <source>Rating shown first</source>
      <translation>Zuerst gezeigte Wertung</translation>
    </message>
    <message>
      <source>Reduced, nothing moves by itself: notices are there at once, and busy bars stand still.</source>
      <translation>Reduziert bewegt sich nichts von selbst: Hinweise sind sofort da, und Balken ohne bekanntes Ende stehen still.</translation>
    </message>
    <message>
      <source>Remove unused pictures</source>
      <translation>Unbenutzte Bilder entfernen</translation>
    </message>
    <message>
      <source>Scan finished</source>
      <translation>Suchlauf fertig</translation>
    </message>
    <message>
      <source>Second place</source>
      <translation>Zweiter Ort</translation>
    </message>
    <message>
      <source>Share files with the cache</source>
      <translation>Dateien mit dem Zwischenspeicher teilen</translation>
    </message>
    <message>
      <source>Shares tell nobody what changes on them, so only a sweep finds it.</source>
      <translation>Netzfreigaben sagen niemandem, was sich auf ihnen ändert, deshalb findet es nur ein Rundgang.</translation>
    </message>
    <message>
      <source>Size of cards</source>
      <translation>Größe der Karten</translation>
    </message>
    <message>
      <source>Size of text</source>
      <translation>Schriftgröße</translation>
    </message>
    <message>
      <source>Sizes noted</source>
      <translation>Notierte Größen</translation>
    </message>
    <message>
      <source>Spine</source>
      <translation>Rücken</translation>
    </message>
    <message>
      <source>Stay offline</source>
      <translation>Offline bleiben</translation>
    </message>
    <message>
      <source>Sweep other folders every … hours</source>
      <translation>Rundgang durch andere Ordner alle … Stunden</translation>
    </message>
    <message>
      <source>Sweep watched folders every … hours</source>
      <translation>Rundgang durch beobachtete Ordner alle … Stunden</translation>
    </message>
    <message>
      <source>Tags, the most wanted first, such as “de en”; empty: as for titles.</source>
      <translation>Sprachkürzel, das wichtigste zuerst, etwa „de en“; leer: wie bei Titeln.</translation>
    </message>
    <message>
      <source>Take a match from … per cent on</source>
      <translation>Treffer übernehmen ab … Prozent</translation>
    </message>
    <message>
      <source>Take pictures out of films</source>
      <translation>Bilder aus Filmen nehmen</translation>
    </message>
    <message>
      <source>Tell players after publishing</source>
      <translation>Nach dem Veröffentlichen Player benachrichtigen</translation>
    </message>
    <message>
      <source>Tell the players of a library when something of it was published.</source>
      <translation>Den Playern einer Mediathek sagen, wenn etwas aus ihr veröffentlicht wurde.</translation>
    </message>
    <message>
      <source>The first of these sources that rates a title.</source>
      <translation>Die erste dieser Quellen, die einen Titel bewertet.</translation>
    </message>
    <message>
      <source>The first one that has a text wins, field by field; tags such as “de” or “pt-BR”.</source>
      <translation>Die erste, die einen Text hat, gewinnt, Feld für Feld; Sprachkürzel wie „de“ oder „pt-BR“.</translation>
    </message>
    <message>
      <source>The first-run steps were finished or skipped.</source>
      <translation>Die ersten Schritte wurden beendet oder übersprungen.</translation>
    </message>
    <message>
      <source>The last one that was looked at.</source>
      <translation>Die letzte, die du angesehen hast.</translation>
    </message>
    <message>
      <source>The library, pictures of your own and the list of all others: the last 7 days and 4 weeks are kept.</source>
      <translation>Die Mediathek, deine eigenen Bilder und die Liste aller anderen: Die letzten 7 Tage und 4 Wochen werden behalten.</translation>
    </message>
    <message>
      <source>The log tells</source>
      <translation>Das Protokoll enthält</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>Farbschema</translation>
    </message>
    <message>
      <source>Thumb</source>
      <translation>Vorschaubild</translation>
    </message>
    <message>
      <source>Titles that are not sure, files to decide about, folders of which much is gone. Sent to webhooks.</source>
      <translation>Unsichere Titel, Dateien zum Entscheiden, Ordner, von denen viel weg ist. An Webhooks gesendet.</translation>
    </message>
    <message>
      <source>Titles that are not sure, files to decide about, folders of which much is gone. Shown on the desktop.</source>
      <translation>Unsichere Titel, Dateien zum Entscheiden, Ordner, von denen viel weg ist. Auf dem Desktop gezeigt.</translation>
    </message>
    <message>
      <source>Watch folders</source>
      <translation>Ordner beobachten</translation>
    </message>
    <message>
      <source>Weight of the language</source>
      <translation>Gewicht der Sprache</translation>
    </message>
    <message>
      <source>Weight of the provider</source>
      <translation>Gewicht des Anbieters</translation>
    </message>
    <message>
      <source>Weight of the shape</source>
      <translation>Gewicht der Form</translation>
    </message>
    <message>
      <source>Weight of the size</source>
      <translation>Gewicht der Größe</translation>
    </message>
    <message>
      <source>Weight of the votes</source>
      <translation>Gewicht der Stimmen</translation>
    </message>
    <message>
      <source>What is less certain waits under Identify.</source>
      <translation>Was weniger sicher ist, wartet unter „Bestimmen“.</translation>
    </message>
    <message>
      <source>What lies in the trash will soon be deleted for good. Sent to webhooks.</source>
      <translation>Was im Papierkorb liegt, wird bald endgültig gelöscht. An Webhooks gesendet.</translation>
    </message>
    <message>
      <source>What lies in the trash will soon be deleted for good. Shown on the desktop.</source>
      <translation>Was im Papierkorb liegt, wird bald endgültig gelöscht. Auf dem Desktop gezeigt.</translation>
    </message>
    <message>
      <source>What nobody offers a picture for shows the cover inside its file, or a frame of it.</source>
      <translation>Wofür niemand ein Bild anbietet, das zeigt das Cover in seiner Datei oder ein Standbild daraus.</translation>
    </message>
    <message>
      <source>What the data took at earlier looks (JSON).</source>
      <translation>Was die Daten bei früheren Blicken belegten (JSON).</translation>
    </message>
    <message>
      <source>When a removed title is purged; that is announced seven days before.</source>
      <translation>Wann ein entfernter Titel endgültig gelöscht wird; das wird sieben Tage vorher angekündigt.</translation>
    </message>
    <message>
      <source>When change feeds were last read (UTC).</source>
      <translation>Wann Änderungslisten zuletzt gelesen wurden (UTC).</translation>
    </message>
    <message>
      <source>When such work may begin again.</source>
      <translation>Wann solche Arbeit wieder beginnen darf.</translation>
    </message>
    <message>
      <source>Where panes, columns and sorting were left.</source>
      <translation>Wie Bereiche, Spalten und Sortierung zuletzt waren.</translation>
    </message>
    <message>
      <source>Where the disk cannot clone, give a picture two names instead of two copies: it takes no room twice, but a program that writes into one changes both.</source>
      <translation>Wo das Laufwerk nicht klonen kann, einem Bild zwei Namen statt zwei Kopien geben: Es belegt nicht doppelt Platz, aber ein Programm, das in eines schreibt, ändert beide.</translation>
    </message>
    <message>
      <source>Where they post to, on this machine.</source>
      <translation>Wohin sie senden, auf diesem Rechner.</translation>
    </message>
    <message>
      <source>Which commands have other keys than those as shipped (JSON).</source>
      <translation>Welche Befehle andere Tasten haben als die mitgelieferten (JSON).</translation>
    </message>
    <message>
      <source>Whose certificates and release dates count: two letters, such as US or DE.</source>
      <translation>Wessen Altersfreigaben und Erscheinungstermine zählen: zwei Buchstaben, etwa US oder DE.</translation>
    </message>
    <message>
      <source>Width of a poster on the wall.</source>
      <translation>Breite eines Posters an der Wand.</translation>
    </message>
    <message>
      <source>Window layout</source>
      <translation>Fensteraufteilung</translation>
    </message>
    <message>
      <source>Work could not be done, also when tried again. Sent to webhooks.</source>
      <translation>Arbeit gelang nicht, auch nicht beim erneuten Versuch. An Webhooks gesendet.</translation>
    </message>
    <message>
      <source>Work could not be done, also when tried again. Shown on the desktop.</source>
      <translation>Arbeit gelang nicht, auch nicht beim erneuten Versuch. Auf dem Desktop gezeigt.</translation>
    </message>
    <message>
      <source>Write NFO files</source>
      <translation>NFO-Dateien schreiben</translation>
    </message>
    <message>
      <source>Write an NFO beside each title.</source>
      <translation>Neben jeden Titel eine NFO schreiben.</translation>
    </message>
    <message>
      <source>Write artwork</source>
      <translation>Bilder schreiben</translation>
    </message>
    <message>
      <source>Write pictures of actors</source>
      <translation>Bilder der Schauspieler schreiben</translation>
    </message>
    <message>
      <source>Write the chosen pictures beside each title.</source>
      <translation>Die gewählten Bilder neben jeden Titel schreiben.</translation>
    </message>
    <message>
      <source>{…} is a value, […] vanishes when a value in it is empty; empty leaves such names as they are.</source>
      <translation>{…} ist ein Wert, […] verschwindet, wenn ein Wert darin leer ist; leer lässt solche Namen, wie sie sind.</translation>
    </message>
    <message>
      <source>{…} is a value, […] vanishes when a value in it is empty; empty leaves such names as they are. {trackartist} is there where an album has songs of several artists.</source>
      <translation>{…} ist ein Wert, […] verschwindet, wenn ein Wert darin leer ist; leer lässt solche Namen, wie sie sind. {trackartist} gibt es, wo ein Album Stücke mehrerer Interpreten hat.</translation>
    </message>
  </context>
  <context>
    <name>Settings</name>
    <message>
      <source>Libraries</source>
      <translation>Mediatheken</translation>
    </message>
    <message>
      <source>Watching</source>
      <translation>Überwachung</translation>
    </message>
    <message>
      <source>Providers</source>
      <translation>Anbieter</translation>
    </message>
    <message>
      <source>Words</source>
      <translation>Wörter</translation>
    </message>
    <message>
      <source>Artwork</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <source>Publishing</source>
      <translation>Veröffentlichen</translation>
    </message>
    <message>
      <source>Naming</source>
      <translation>Benennung</translation>
    </message>
    <message>
      <source>Automation</source>
      <translation>Automatik</translation>
    </message>
    <message>
      <source>Webhooks</source>
      <translation>Webhooks</translation>
    </message>
    <message>
      <source>Players</source>
      <translation>Player</translation>
    </message>
    <message>
      <source>Appearance</source>
      <translation>Aussehen</translation>
    </message>
    <message>
      <source>Keys</source>
      <translation>Tasten</translation>
    </message>
    <message>
      <source>Notifications</source>
      <translation>Benachrichtigungen</translation>
    </message>
    <message>
      <source>Trash</source>
      <translation>Papierkorb</translation>
    </message>
    <message>
      <source>Backup</source>
      <translation>Sicherung</translation>
    </message>
    <message>
      <source>Window</source>
      <translation>Fenster</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Protokoll</translation>
    </message>
    <message>
      <source>As the system</source>
      <translation>Wie das System</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Hell</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Dunkel</translation>
    </message>
    <message>
      <source>As drawn</source>
      <translation>Wie gezeichnet</translation>
    </message>
    <message>
      <source>More</source>
      <translation>Mehr</translation>
    </message>
    <message>
      <source>Reduced</source>
      <translation>Reduziert</translation>
    </message>
    <message>
      <source>Full</source>
      <translation>Voll</translation>
    </message>
    <message>
      <source>Deleted for good</source>
      <translation>Endgültig gelöscht</translation>
    </message>
    <message>
      <source>Into the system's trash</source>
      <translation>In den Papierkorb des Systems</translation>
    </message>
    <message>
      <source>Everything</source>
      <translation>Alles</translation>
    </message>
    <message>
      <source>What is done</source>
      <translation>Was getan wird</translation>
    </message>
    <message>
      <source>Warnings and errors</source>
      <translation>Warnungen und Fehler</translation>
    </message>
    <message>
      <source>Errors</source>
      <translation>Fehler</translation>
    </message>
  </context>
  <context>
    <name>SettingsPage</name>
    <message>
      <source>Search settings</source>
      <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>drag to rank, or Alt+Up and Alt+Down; the first that says something counts</source>
      <extracomment>What panels below the rows of a section are about; they are shown with their section.</extracomment>
      <translation>zum Ordnen ziehen, oder Alt+Auf und Alt+Ab; der erste, der etwas sagt, zählt</translation>
    </message>
    <message>
      <source>Order of the providers</source>
      <translation>Reihenfolge der Anbieter</translation>
    </message>
    <message>
      <source>What is renamed here holds over whatever sources say later; nothing is locked by it.</source>
      <translation>Was hier umbenannt wird, gilt, was auch immer Quellen später sagen; gesperrt wird dadurch nichts.</translation>
    </message>
    <message>
      <source>How genres, studios, tags … are written</source>
      <translation>Wie Genres, Studios, Schlagwörter … geschrieben werden</translation>
    </message>
    <message>
      <source>Players</source>
      <translation>Player</translation>
    </message>
    <message>
      <source>Go to players</source>
      <translation>Zu den Playern</translation>
    </message>
    <message>
      <source>Players, their groups, passwords and paths have a page of their own.</source>
      <translation>Player, ihre Gruppen, Passwörter und Pfade haben eine eigene Seite.</translation>
    </message>
    <message>
      <source>Where you watch</source>
      <translation>Wo du schaust</translation>
    </message>
    <message>
      <source>Add a library</source>
      <translation>Mediathek hinzufügen</translation>
    </message>
    <message>
      <source>A folder, by what is in it…</source>
      <translation>Ordner, je nach Inhalt…</translation>
    </message>
    <message>
      <source>Movies…</source>
      <translation>Filme…</translation>
    </message>
    <message>
      <source>Series…</source>
      <translation>Serien…</translation>
    </message>
    <message>
      <source>Music…</source>
      <translation>Musik…</translation>
    </message>
    <message>
      <source>This system has no keyring that works: passwords and keys lie in the file secrets.json of your data folder, which only your account can read.</source>
      <translation>Dieses System hat keinen Schlüsselbund, der funktioniert: Passwörter und Schlüssel liegen in der Datei secrets.json deines Datenordners, die nur dein Konto lesen kann.</translation>
    </message>
    <message numerus="yes">
      <source>%n hit(s)</source>
      <translation>
        <numerusform>%n Treffer</numerusform>
        <numerusform>%n Treffer</numerusform>
      </translation>
    </message>
    <message>
      <source>Nothing fits</source>
      <translation>Nichts passt</translation>
    </message>
    <message>
      <source>No setting has “{words}” in its name or in what is said of it.</source>
      <translation>Bei keiner Einstellung steht „{words}“ im Namen oder in der Erklärung.</translation>
    </message>
    <message>
      <source>Show all settings</source>
      <translation>Alle Einstellungen zeigen</translation>
    </message>
    <message>
      <source>Taken back: {setting}</source>
      <translation>Zurückgenommen: {setting}</translation>
    </message>
    <message>
      <source>Done again: {setting}</source>
      <translation>Wieder geändert: {setting}</translation>
    </message>
    <message>
      <source>{folder} holds neither films nor series nor music that could be told. Choose what it is.</source>
      <translation>{folder} enthält weder Filme noch Serien noch Musik, die erkennbar wären. Wähle, was es ist.</translation>
    </message>
  </context>
  <context>
    <name>SharedModel</name>
    <message numerus="yes">
      <source>%n different values</source>
      <translation>
        <numerusform>%n Wert</numerusform>
        <numerusform>%n verschiedene Werte</numerusform>
      </translation>
    </message>
    <message>
      <source>empty in all</source>
      <translation>überall leer</translation>
    </message>
    <message>
      <source>{count} of {total} have it</source>
      <translation>{count} von {total} haben es</translation>
    </message>
    <message>
      <source>Field</source>
      <translation>Feld</translation>
    </message>
    <message>
      <source>What they have</source>
      <translation>Was sie haben</translation>
    </message>
    <message>
      <source>Locked</source>
      <translation>Gesperrt</translation>
    </message>
  </context>
  <context>
    <name>Shelf</name>
    <message>
      <source>Films to add</source>
      <translation>Filme zum Hinzufügen</translation>
    </message>
    <message>
      <source>Find films to add</source>
      <translation>Filme zum Hinzufügen finden</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>Hinzufügen</translation>
    </message>
  </context>
  <context>
    <name>Show</name>
    <message>
      <source>{here} of {all} here</source>
      <translation>{here} von {all} hier</translation>
    </message>
    <message numerus="yes">
      <source>%n season(s)</source>
      <translation>
        <numerusform>%n Staffel</numerusform>
        <numerusform>%n Staffeln</numerusform>
      </translation>
    </message>
    <message>
      <source>{year} – today</source>
      <translation>{year} – heute</translation>
    </message>
    <message numerus="yes">
      <source>%n missing</source>
      <translation>
        <numerusform>%n fehlt</numerusform>
        <numerusform>%n fehlen</numerusform>
      </translation>
    </message>
    <message>
      <source>next one on {date}</source>
      <translation>nächste am {date}</translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) missing</source>
      <translation>
        <numerusform>%n Datei fehlt</numerusform>
        <numerusform>%n Dateien fehlen</numerusform>
      </translation>
    </message>
    <message>
      <source>to publish</source>
      <translation>zu veröffentlichen</translation>
    </message>
    <message>
      <source>Specials</source>
      <translation>Specials</translation>
    </message>
    <message>
      <source>Season {number}</source>
      <translation>Staffel {number}</translation>
    </message>
    <message>
      <source>{number}, another number</source>
      <translation>{number}, eine andere Nummer</translation>
    </message>
    <message>
      <source>Aired</source>
      <translation>Ausgestrahlt</translation>
    </message>
    <message>
      <source>DVD</source>
      <translation>DVD</translation>
    </message>
    <message>
      <source>Absolute</source>
      <translation>Absolut</translation>
    </message>
    <message>
      <source>{order} no.</source>
      <translation>Nr. ({order})</translation>
    </message>
    <message>
      <source>Files keep their names either way.</source>
      <translation>Die Dateien behalten so oder so ihre Namen.</translation>
    </message>
    <message numerus="yes">
      <source>Here: {here} of %n episode(s) shown so far.</source>
      <translation>
        <numerusform>Da: {here} von %n bisher gezeigten Folge.</numerusform>
        <numerusform>Da: {here} von %n bisher gezeigten Folgen.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Here: {here} of %n known episode(s).</source>
      <translation>
        <numerusform>Da: {here} von %n bekannten Folge.</numerusform>
        <numerusform>Da: {here} von %n bekannten Folgen.</numerusform>
      </translation>
    </message>
    <message>
      <source>In DVD order the numbers of this season are the same.</source>
      <translation>Auf DVD sind die Nummern dieser Staffel dieselben.</translation>
    </message>
    <message>
      <source>In DVD order episodes {first} and {second} change places.</source>
      <translation>Auf DVD tauschen die Folgen {first} und {second} die Plätze.</translation>
    </message>
    <message>
      <source>Another number in DVD order: {count} of {all} episodes of this season.</source>
      <translation>Auf DVD mit anderer Nummer: {count} von {all} Folgen dieser Staffel.</translation>
    </message>
    <message>
      <source>Counted through all seasons, this one goes from {first} to {last}.</source>
      <translation>Durch alle Staffeln gezählt geht diese von {first} bis {last}.</translation>
    </message>
    <message numerus="yes">
      <source>%n episode(s)</source>
      <translation>
        <numerusform>%n Folge</numerusform>
        <numerusform>%n Folgen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n here</source>
      <translation>
        <numerusform>%n hier</numerusform>
        <numerusform>%n hier</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n locked</source>
      <translation>
        <numerusform>%n gesperrt</numerusform>
        <numerusform>%n gesperrt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n to come</source>
      <translation>
        <numerusform>%n kommt noch</numerusform>
        <numerusform>%n kommen noch</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ShowPage</name>
    <message>
      <source>Episodes</source>
      <translation>Folgen</translation>
    </message>
    <message>
      <source>Details</source>
      <translation>Details</translation>
    </message>
    <message>
      <source>Show or hide the details of what is chosen</source>
      <translation>Details zum Ausgewählten ein- oder ausblenden</translation>
    </message>
    <message>
      <source>What can be done with this series</source>
      <translation>Was sich mit dieser Serie machen lässt</translation>
    </message>
    <message>
      <source>Mapping table…</source>
      <translation>Zuordnungstabelle…</translation>
    </message>
    <message>
      <source>No episodes here</source>
      <translation>Keine Folgen hier</translation>
    </message>
    <message>
      <source>Episodes appear as soon as their files lie in this series' folder and the library was scanned.</source>
      <translation>Folgen erscheinen, sobald ihre Dateien im Ordner dieser Serie liegen und die Mediathek durchsucht wurde.</translation>
    </message>
    <message>
      <source>Say which episodes the files of this series hold</source>
      <translation>Sagen, welche Folgen die Dateien dieser Serie enthalten</translation>
    </message>
    <message>
      <source>Show or hide the episodes that providers know and that are not here</source>
      <translation>Folgen zeigen oder verbergen, die Anbieter kennen und die nicht hier sind</translation>
    </message>
    <message>
      <source>Number and arrange the episodes in this order; files keep their names</source>
      <translation>Die Folgen in dieser Reihenfolge nummerieren und ordnen; Dateien behalten ihre Namen</translation>
    </message>
    <message>
      <source>Files that fit no episode</source>
      <translation>Dateien, die zu keiner Folge passen</translation>
    </message>
    <message numerus="yes">
      <source>and %n more</source>
      <translation>
        <numerusform>und %n weitere</numerusform>
        <numerusform>und %n weitere</numerusform>
      </translation>
    </message>
    <message>
      <source>Missing shown</source>
      <translation>Fehlende gezeigt</translation>
    </message>
    <message>
      <source>Missing hidden</source>
      <translation>Fehlende verborgen</translation>
    </message>
  </context>
  <context>
    <name>Side</name>
    <message>
      <source>{side}: the picture before</source>
      <translation>{side}: das vorige Bild</translation>
    </message>
    <message>
      <source>{side}: the next picture</source>
      <translation>{side}: das nächste Bild</translation>
    </message>
    <message>
      <source>Use this</source>
      <translation>Dieses verwenden</translation>
    </message>
    <message>
      <source>{side}: use this</source>
      <translation>{side}: dieses verwenden</translation>
    </message>
    <message>
      <source>In use</source>
      <translation>In Verwendung</translation>
    </message>
    <message>
      <source>{place} of {count}</source>
      <translation>{place} von {count}</translation>
    </message>
    <message>
      <source>Fetching…</source>
      <translation>Wird geholt …</translation>
    </message>
  </context>
  <context>
    <name>Sidebar</name>
    <message>
      <source>Needs you</source>
      <translation>Braucht dich</translation>
    </message>
    <message>
      <source>Identify</source>
      <translation>Bestimmen</translation>
    </message>
    <message>
      <source>Suggestions</source>
      <translation>Vorschläge</translation>
    </message>
    <message>
      <source>Unpublished</source>
      <translation>Unveröffentlicht</translation>
    </message>
    <message>
      <source>Views</source>
      <translation>Ansichten</translation>
    </message>
    <message>
      <source>Recently added</source>
      <translation>Kürzlich hinzugefügt</translation>
    </message>
    <message>
      <source>Missing artwork</source>
      <translation>Fehlende Bilder</translation>
    </message>
    <message>
      <source>Collections</source>
      <translation>Sammlungen</translation>
    </message>
    <message>
      <source>People</source>
      <translation>Personen</translation>
    </message>
    <message>
      <source>Tools</source>
      <translation>Werkzeuge</translation>
    </message>
    <message>
      <source>Activity</source>
      <translation>Aktivität</translation>
    </message>
    <message>
      <source>Statistics</source>
      <translation>Statistik</translation>
    </message>
    <message>
      <source>Trash</source>
      <translation>Papierkorb</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>Players</source>
      <translation>Player</translation>
    </message>
    <message>
      <source>in the last 30 days</source>
      <translation>in den letzten 30 Tagen</translation>
    </message>
    <message>
      <source>Verify</source>
      <translation>Prüfen</translation>
    </message>
    <message>
      <source>Libraries</source>
      <translation>Mediatheken</translation>
    </message>
    <message>
      <source>a folder of it is not connected</source>
      <translation>ein Ordner davon ist nicht verbunden</translation>
    </message>
    <message>
      <source>something about its folders waits for your word</source>
      <translation>etwas an ihren Ordnern wartet auf dein Wort</translation>
    </message>
    <message>
      <source>not all of its folders are watched; the settings say why</source>
      <translation>nicht alle ihre Ordner werden überwacht; die Einstellungen sagen, warum</translation>
    </message>
    <message>
      <source>offline</source>
      <translation>getrennt</translation>
    </message>
    <message>
      <source>All players</source>
      <translation>Alle Player</translation>
    </message>
    <message>
      <source>playing</source>
      <translation>spielt</translation>
    </message>
    <message>
      <source>switched off</source>
      <translation>ausgeschaltet</translation>
    </message>
    <message>
      <source>connected</source>
      <translation>verbunden</translation>
    </message>
    <message>
      <source>refused</source>
      <translation>abgelehnt</translation>
    </message>
    <message>
      <source>off</source>
      <translation>aus</translation>
    </message>
    <message>
      <source>Places</source>
      <translation>Orte</translation>
    </message>
    <message numerus="yes">
      <source>%n waiting</source>
      <translation>
        <numerusform>%n wartet</numerusform>
        <numerusform>%n warten</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SlotsModel</name>
    <message>
      <source>kept empty by you</source>
      <translation>von dir leer gelassen</translation>
    </message>
    <message numerus="yes">
      <source>%n found, none chosen</source>
      <translation>
        <numerusform>%n gefunden, keines gewählt</numerusform>
        <numerusform>%n gefunden, keines gewählt</numerusform>
      </translation>
    </message>
    <message>
      <source>none yet</source>
      <translation>noch keines</translation>
    </message>
    <message>
      <source>chosen by you</source>
      <translation>von dir gewählt</translation>
    </message>
    <message numerus="yes">
      <source>%n in use</source>
      <translation>
        <numerusform>%n in Gebrauch</numerusform>
        <numerusform>%n in Gebrauch</numerusform>
      </translation>
    </message>
    <message>
      <source>automatic</source>
      <translation>automatisch</translation>
    </message>
  </context>
  <context>
    <name>SnapshotsModel</name>
    <message numerus="yes">
      <source>%n title(s)</source>
      <translation>
        <numerusform>%n Titel</numerusform>
        <numerusform>%n Titel</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Statistics</name>
    <message>
      <source>Growth</source>
      <translation>Zuwachs</translation>
    </message>
    <message>
      <source>Resolution</source>
      <translation>Auflösung</translation>
    </message>
    <message>
      <source>HDR</source>
      <translation>HDR</translation>
    </message>
    <message>
      <source>Audio languages</source>
      <translation>Tonsprachen</translation>
    </message>
    <message>
      <source>Picture coded as</source>
      <translation>Bild codiert als</translation>
    </message>
    <message>
      <source>Sound coded as</source>
      <translation>Ton codiert als</translation>
    </message>
    <message>
      <source>Decades</source>
      <translation>Jahrzehnte</translation>
    </message>
    <message>
      <source>Genres</source>
      <translation>Genres</translation>
    </message>
    <message>
      <source>On disk</source>
      <translation>Auf dem Datenträger</translation>
    </message>
    <message>
      <source>Sizes</source>
      <translation>Größen</translation>
    </message>
    <message>
      <source>Completeness</source>
      <translation>Vollständigkeit</translation>
    </message>
    <message>
      <source>Missing most</source>
      <translation>Fehlt am meisten</translation>
    </message>
    <message>
      <source>Where facts come from</source>
      <translation>Woher Angaben kommen</translation>
    </message>
    <message>
      <source>Known by the ids of</source>
      <translation>Bekannt durch die IDs von</translation>
    </message>
    <message>
      <source>Identified</source>
      <translation>Bestimmt</translation>
    </message>
    <message>
      <source>Watched</source>
      <translation>Gesehen</translation>
    </message>
    <message>
      <source>Movies</source>
      <translation>Filme</translation>
    </message>
    <message>
      <source>Series</source>
      <translation>Serien</translation>
    </message>
    <message>
      <source>Seasons</source>
      <translation>Staffeln</translation>
    </message>
    <message>
      <source>Episodes</source>
      <translation>Folgen</translation>
    </message>
    <message>
      <source>Artists</source>
      <translation>Interpreten</translation>
    </message>
    <message>
      <source>Albums</source>
      <translation>Alben</translation>
    </message>
    <message>
      <source>Tracks</source>
      <translation>Stücke</translation>
    </message>
    <message>
      <source>Collections</source>
      <translation>Sammlungen</translation>
    </message>
    <message>
      <source>People</source>
      <translation>Personen</translation>
    </message>
    <message>
      <source>nothing fits</source>
      <translation>nichts passt</translation>
    </message>
    <message>
      <source>Titles</source>
      <translation>Titel</translation>
    </message>
    <message>
      <source>of {count} in {what}</source>
      <translation>von {count} in {what}</translation>
    </message>
    <message>
      <source>of {count} that fit</source>
      <translation>von {count} passenden</translation>
    </message>
    <message>
      <source>{chart}: {what}</source>
      <translation>{chart}: {what}</translation>
    </message>
    <message>
      <source>others</source>
      <translation>andere</translation>
    </message>
    <message>
      <source>without</source>
      <translation>ohne</translation>
    </message>
    <message>
      <source>unnamed</source>
      <translation>unbenannt</translation>
    </message>
    <message>
      <source>{decade}s</source>
      <translation>{decade}er</translation>
    </message>
    <message>
      <source>watched</source>
      <translation>gesehen</translation>
    </message>
    <message>
      <source>not watched</source>
      <translation>nicht gesehen</translation>
    </message>
    <message>
      <source>without a genre</source>
      <translation>ohne Genre</translation>
    </message>
    <message>
      <source>no year</source>
      <translation>kein Jahr</translation>
    </message>
    <message>
      <source>without a file</source>
      <translation>ohne Datei</translation>
    </message>
    <message>
      <source>unknown</source>
      <translation>unbekannt</translation>
    </message>
    <message>
      <source>{size} and more</source>
      <translation>{size} und mehr</translation>
    </message>
    <message>
      <source>under {size}</source>
      <translation>unter {size}</translation>
    </message>
    <message>
      <source>{least} to {most}</source>
      <translation>{least} bis {most}</translation>
    </message>
    <message>
      <source>{least}–{most} %</source>
      <translation>{least}–{most} %</translation>
    </message>
    <message>
      <source>{count} ({added} new), {size}</source>
      <translation>{count} ({added} neu), {size}</translation>
    </message>
    <message>
      <source>{count} of {all} ({share})</source>
      <translation>{count} von {all} ({share})</translation>
    </message>
    <message>
      <source>Nothing was added then</source>
      <translation>Damals kam nichts hinzu</translation>
    </message>
    <message>
      <source>These are too many to be asked for in one search</source>
      <translation>Das sind zu viele, um in einer Suche nach ihnen zu fragen</translation>
    </message>
    <message>
      <source>Its name cannot be written in a search</source>
      <translation>Dieser Name lässt sich in keiner Suche schreiben</translation>
    </message>
    <message>
      <source>None of them fits the filter</source>
      <translation>Nichts davon passt zum Filter</translation>
    </message>
    <message>
      <source>There are none</source>
      <translation>Davon gibt es nichts</translation>
    </message>
    <message>
      <source>{count} in the last 30 days</source>
      <translation>{count} in den letzten 30 Tagen</translation>
    </message>
    <message>
      <source>{count} files that are played</source>
      <translation>{count} Dateien, die abgespielt werden</translation>
    </message>
    <message>
      <source>Complete</source>
      <translation>Vollständig</translation>
    </message>
    <message>
      <source>{count} without a picture</source>
      <translation>{count} ohne Bild</translation>
    </message>
    <message>
      <source>Locked fields</source>
      <translation>Gesperrte Felder</translation>
    </message>
    <message>
      <source>in {count} titles</source>
      <translation>in {count} Titeln</translation>
    </message>
    <message>
      <source>Counted {when}</source>
      <translation>Gezählt {when}</translation>
    </message>
    <message>
      <source>{counted}; only what fits: {filter}</source>
      <translation>{counted}; nur was passt: {filter}</translation>
    </message>
    <message>
      <source>All libraries</source>
      <translation>Alle Mediatheken</translation>
    </message>
    <message>
      <source>titles</source>
      <translation>Titel</translation>
    </message>
    <message>
      <source>bytes</source>
      <translation>Bytes</translation>
    </message>
    <message>
      <source>Statistics: {library}</source>
      <translation>Statistik: {library}</translation>
    </message>
    <message>
      <source>Chart</source>
      <translation>Diagramm</translation>
    </message>
    <message>
      <source>What</source>
      <translation>Was</translation>
    </message>
    <message>
      <source>Number</source>
      <translation>Anzahl</translation>
    </message>
    <message>
      <source>Unit</source>
      <translation>Einheit</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Suche</translation>
    </message>
    <message>
      <source>Disk with {folders}</source>
      <translation>Datenträger mit {folders}</translation>
    </message>
    <message>
      <source>The library</source>
      <translation>Die Mediathek</translation>
    </message>
    <message>
      <source>not connected</source>
      <translation>nicht verbunden</translation>
    </message>
    <message>
      <source>Other things</source>
      <translation>Anderes</translation>
    </message>
    <message>
      <source>Free</source>
      <translation>Frei</translation>
    </message>
    <message>
      <source>of {total}</source>
      <translation>von {total}</translation>
    </message>
    <message>
      <source>filter: {what}</source>
      <translation>Filter: {what}</translation>
    </message>
  </context>
  <context>
    <name>StatisticsPage</name>
    <message>
      <source>Tables (*.csv)</source>
      <extracomment>The parent, the name that is offered (with its ending) -&gt; the path, "" where the person named none. What is told of that changes the numbers.</extracomment>
      <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
      <source>Web pages (*.html)</source>
      <translation>Webseiten (*.html)</translation>
    </message>
    <message>
      <source>Export statistics</source>
      <translation>Statistik exportieren</translation>
    </message>
    <message>
      <source>Statistics</source>
      <translation>Statistik</translation>
    </message>
    <message>
      <source>Count again</source>
      <translation>Neu zählen</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Exportieren</translation>
    </message>
    <message>
      <source>Charts</source>
      <translation>Diagramme</translation>
    </message>
    <message>
      <source>Counting</source>
      <translation>Es wird gezählt</translation>
    </message>
    <message>
      <source>In large libraries this takes a few seconds.</source>
      <translation>In großen Mediatheken dauert das einige Sekunden.</translation>
    </message>
    <message>
      <source>Counting…</source>
      <translation>Wird gezählt…</translation>
    </message>
    <message>
      <source>Table (CSV)…</source>
      <translation>Tabelle (CSV)…</translation>
    </message>
    <message>
      <source>Web page (HTML)…</source>
      <translation>Webseite (HTML)…</translation>
    </message>
    <message>
      <source>Count everything anew</source>
      <translation>Alles neu zählen</translation>
    </message>
    <message>
      <source>Count everything again</source>
      <translation>Wieder alles zählen</translation>
    </message>
    <message>
      <source>There is nothing to count yet</source>
      <translation>Es gibt noch nichts zu zählen</translation>
    </message>
    <message>
      <source>Add a folder with films, series or music: what is in it is counted here.</source>
      <translation>Füge einen Ordner mit Filmen, Serien oder Musik hinzu: Was darin ist, wird hier gezählt.</translation>
    </message>
    <message>
      <source>Add a folder…</source>
      <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
      <source>“{library}” is empty</source>
      <translation>„{library}“ ist leer</translation>
    </message>
    <message>
      <source>Nothing was found in its folders yet.</source>
      <translation>In ihren Ordnern wurde noch nichts gefunden.</translation>
    </message>
    <message>
      <source>It could not be counted</source>
      <translation>Zählen nicht möglich</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Erneut versuchen</translation>
    </message>
    <message>
      <source>{counted}; there were changes since</source>
      <translation>{counted}; seither gab es Änderungen</translation>
    </message>
    <message>
      <source>statistics {library}</source>
      <translation>Statistik {library}</translation>
    </message>
    <message>
      <source>Saved {name}</source>
      <translation>{name} gespeichert</translation>
    </message>
  </context>
  <context>
    <name>StepDots</name>
    <message>
      <source>Step {step} of {count}</source>
      <translation>Schritt {step} von {count}</translation>
    </message>
  </context>
  <context>
    <name>StepPreview</name>
    <message>
      <source>Side by side</source>
      <translation>Nebeneinander</translation>
    </message>
    <message>
      <source>One column</source>
      <translation>Eine Spalte</translation>
    </message>
    <message>
      <source>How the texts are shown</source>
      <translation>Wie die Texte gezeigt werden</translation>
    </message>
    <message>
      <source>Pictures of this title</source>
      <translation>Bilder dieses Titels</translation>
    </message>
    <message>
      <source>{verb}: {reason}.</source>
      <translation>{verb}: {reason}.</translation>
    </message>
    <message>
      <source>Write it all the same</source>
      <translation>Trotzdem schreiben</translation>
    </message>
    <message>
      <source>On disk now</source>
      <translation>Jetzt auf dem Datenträger</translation>
    </message>
    <message>
      <source>Not on disk yet</source>
      <translation>Noch nicht auf dem Datenträger</translation>
    </message>
    <message>
      <source>After publishing</source>
      <translation>Nach dem Veröffentlichen</translation>
    </message>
    <message>
      <source>Preview</source>
      <translation>Vorschau</translation>
    </message>
  </context>
  <context>
    <name>Suggestions</name>
    <message>
      <source>Title and field</source>
      <translation>Titel und Feld</translation>
    </message>
    <message>
      <source>Now, locked</source>
      <translation>Jetzt, gesperrt</translation>
    </message>
    <message>
      <source>Suggested</source>
      <translation>Vorgeschlagen</translation>
    </message>
    <message>
      <source>Says</source>
      <translation>Sagt</translation>
    </message>
    <message>
      <source>When</source>
      <translation>Wann</translation>
    </message>
  </context>
  <context>
    <name>SuggestionsPage</name>
    <message>
      <source>Suggestions</source>
      <translation>Vorschläge</translation>
    </message>
    <message>
      <source>Nothing is suggested</source>
      <translation>Nichts ist vorgeschlagen</translation>
    </message>
    <message>
      <source>When an NFO file or another source disagrees with a field that you locked, what it says waits here.</source>
      <translation>Wenn eine NFO-Datei oder eine andere Quelle einem Feld widerspricht, das du gesperrt hast, wartet hier, was sie sagt.</translation>
    </message>
    <message>
      <source>Suggestions by title</source>
      <translation>Vorschläge nach Titel</translation>
    </message>
    <message>
      <source>held back by locks: {count}</source>
      <translation>durch Sperren zurückgehalten: {count}</translation>
    </message>
    <message>
      <source>Accept all</source>
      <translation>Alle annehmen</translation>
    </message>
    <message>
      <source>Dismiss all</source>
      <translation>Alle verwerfen</translation>
    </message>
    <message>
      <source>Accept {count}</source>
      <translation>{count} annehmen</translation>
    </message>
    <message>
      <source>Dismiss {count}</source>
      <translation>{count} verwerfen</translation>
    </message>
    <message>
      <source>Accepted: {count}</source>
      <translation>Angenommen: {count}</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Dismissed: {count}</source>
      <translation>Verworfen: {count}</translation>
    </message>
  </context>
  <context>
    <name>Table</name>
    <message>
      <source>Titles</source>
      <translation>Titel</translation>
    </message>
    <message>
      <source>As at the beginning</source>
      <translation>Wie am Anfang</translation>
    </message>
  </context>
  <context>
    <name>TagEditor</name>
    <message>
      <source>Add…</source>
      <translation>Hinzufügen…</translation>
    </message>
    <message>
      <source>Add to {name}</source>
      <translation>Zu {name} hinzufügen</translation>
    </message>
  </context>
  <context>
    <name>Terms</name>
    <message>
      <source>not {term}</source>
      <translation>nicht {term}</translation>
    </message>
    <message>
      <source>{one} or {other}</source>
      <translation>{one} oder {other}</translation>
    </message>
    <message>
      <source>watched</source>
      <translation>gesehen</translation>
    </message>
    <message>
      <source>not watched</source>
      <translation>nicht gesehen</translation>
    </message>
    <message>
      <source>unpublished</source>
      <translation>unveröffentlicht</translation>
    </message>
    <message>
      <source>suggested</source>
      <translation>mit Vorschlägen</translation>
    </message>
    <message>
      <source>offline</source>
      <translation>auf einem getrennten Laufwerk</translation>
    </message>
    <message>
      <source>in the trash</source>
      <translation>im Papierkorb</translation>
    </message>
    <message>
      <source>locked by you</source>
      <translation>von dir gesperrt</translation>
    </message>
    <message>
      <source>locked</source>
      <translation>gesperrt:</translation>
    </message>
    <message>
      <source>with sound</source>
      <translation>mit Ton</translation>
    </message>
    <message>
      <source>with subtitles</source>
      <translation>mit Untertiteln</translation>
    </message>
    <message>
      <source>audio unnamed</source>
      <translation>Ton ohne Sprache</translation>
    </message>
    <message>
      <source>sub unnamed</source>
      <translation>Untertitel ohne Sprache</translation>
    </message>
    <message>
      <source>codec video</source>
      <translation>Codec des Bilds</translation>
    </message>
    <message>
      <source>codec audio</source>
      <translation>Codec des Tons</translation>
    </message>
    <message>
      <source>hdr of any kind</source>
      <translation>HDR jeder Art</translation>
    </message>
    <message>
      <source>kind</source>
      <translation>Art</translation>
    </message>
    <message>
      <source>status</source>
      <translation>Zustand</translation>
    </message>
    <message>
      <source>library</source>
      <translation>Mediathek</translation>
    </message>
    <message>
      <source>missing</source>
      <translation>fehlt:</translation>
    </message>
    <message>
      <source>res</source>
      <translation>Auflösung</translation>
    </message>
    <message>
      <source>hdr</source>
      <translation>HDR</translation>
    </message>
    <message>
      <source>audio</source>
      <translation>Ton auf</translation>
    </message>
    <message>
      <source>sub</source>
      <translation>Untertitel auf</translation>
    </message>
    <message>
      <source>language</source>
      <translation>Sprache</translation>
    </message>
    <message>
      <source>provider</source>
      <translation>bekannt bei</translation>
    </message>
    <message>
      <source>person</source>
      <translation>Person</translation>
    </message>
    <message>
      <source>file</source>
      <translation>Datei</translation>
    </message>
    <message>
      <source>confidence</source>
      <translation>Sicherheit</translation>
    </message>
    <message>
      <source>codec</source>
      <translation>Codec</translation>
    </message>
    <message>
      <source>source</source>
      <translation>Quelle</translation>
    </message>
    <message>
      <source>root</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>complete</source>
      <translation>Vollständigkeit</translation>
    </message>
    <message>
      <source>size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>decade</source>
      <translation>Jahrzehnt</translation>
    </message>
    <message>
      <source>actor</source>
      <translation>Darsteller</translation>
    </message>
    <message>
      <source>director</source>
      <translation>Regie</translation>
    </message>
    <message>
      <source>writer</source>
      <translation>Drehbuch</translation>
    </message>
    <message>
      <source>producer</source>
      <translation>Produzent</translation>
    </message>
    <message>
      <source>composer</source>
      <translation>Komponist</translation>
    </message>
    <message>
      <source>genre</source>
      <translation>Genre</translation>
    </message>
    <message>
      <source>tag</source>
      <translation>Schlagwort</translation>
    </message>
    <message>
      <source>studio</source>
      <translation>Studio</translation>
    </message>
    <message>
      <source>episodes</source>
      <translation>Folgen</translation>
    </message>
    <message>
      <source>sound</source>
      <translation>Ton</translation>
    </message>
    <message>
      <source>subtitles</source>
      <translation>Untertitel</translation>
    </message>
  </context>
  <context>
    <name>ToCollection</name>
    <message>
      <source>Add to a collection</source>
      <translation>Zu einer Sammlung hinzufügen</translation>
    </message>
    <message>
      <source>Collection</source>
      <translation>Sammlung</translation>
    </message>
    <message>
      <source>Choose one, or type the name of a new one. What is no film is left out.</source>
      <translation>Wähle eine oder gib den Namen einer neuen ein. Was kein Film ist, wird ausgelassen.</translation>
    </message>
    <message numerus="yes">
      <source>%n film(s) added to “{title}”</source>
      <translation>
        <numerusform>%n Film zu „{title}“ hinzugefügt</numerusform>
        <numerusform>%n Filme zu „{title}“ hinzugefügt</numerusform>
      </translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
  </context>
  <context>
    <name>Toast</name>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
  </context>
  <context>
    <name>ToldModel</name>
    <message>
      <source>When</source>
      <translation>Wann</translation>
    </message>
    <message>
      <source>What</source>
      <translation>Was</translation>
    </message>
    <message>
      <source>Went to</source>
      <translation>Ging an</translation>
    </message>
  </context>
  <context>
    <name>ToldPanel</name>
    <message>
      <source>What was told</source>
      <translation>Was gemeldet wurde</translation>
    </message>
    <message>
      <source>The last notifications, newest first, with where each went; they are kept for 90 days.</source>
      <translation>Die letzten Benachrichtigungen, neueste zuerst, mit dem Ziel jeder; sie werden 90 Tage behalten.</translation>
    </message>
    <message>
      <source>What was told, newest first</source>
      <translation>Was gemeldet wurde, neueste zuerst</translation>
    </message>
    <message>
      <source>Nothing was told yet: a run that changed something, or failed, is told when it is over.</source>
      <translation>Noch wurde nichts gemeldet: Ein Lauf, der etwas geändert hat oder fehlgeschlagen ist, wird gemeldet, wenn er vorbei ist.</translation>
    </message>
    <message>
      <source>Went to: {where}</source>
      <translation>Ging an: {where}</translation>
    </message>
  </context>
  <context>
    <name>ToolBar</name>
    <message>
      <source>Search</source>
      <translation>Suche</translation>
    </message>
    <message>
      <source>Search titles, people, or missing:poster year&gt;2010</source>
      <translation>Titel, Personen oder missing:poster year&gt;2010 suchen</translation>
    </message>
    <message>
      <source>Wall</source>
      <translation>Wand</translation>
    </message>
    <message>
      <source>Table</source>
      <translation>Tabelle</translation>
    </message>
    <message>
      <source>Wall or table</source>
      <translation>Wand oder Tabelle</translation>
    </message>
    <message>
      <source>Scan</source>
      <translation>Durchsuchen</translation>
    </message>
    <message>
      <source>Publish</source>
      <translation>Veröffentlichen</translation>
    </message>
    <message>
      <source>Show what publishing would write</source>
      <translation>Zeigen, was das Veröffentlichen schreiben würde</translation>
    </message>
  </context>
  <context>
    <name>TrailerLinks</name>
    <message>
      <source>Trailers</source>
      <translation>Trailer</translation>
    </message>
    <message>
      <source>Open in the browser</source>
      <translation>Im Browser öffnen</translation>
    </message>
    <message>
      <source>Copy the address</source>
      <translation>Adresse kopieren</translation>
    </message>
    <message>
      <source>This one leads nowhere</source>
      <translation>Dieser führt ins Leere</translation>
    </message>
    <message>
      <source>Trailer {number} · {site}</source>
      <translation>Trailer {number} · {site}</translation>
    </message>
  </context>
  <context>
    <name>Trash</name>
    <message>
      <source>Without a title</source>
      <translation>Ohne Titel</translation>
    </message>
    <message>
      <source>You, with its library</source>
      <translation>Du, mit der Mediathek</translation>
    </message>
    <message>
      <source>You, with its folder</source>
      <translation>Du, mit dem Ordner</translation>
    </message>
    <message>
      <source>You, by ignoring its files</source>
      <translation>Du, durch Ignorieren der Dateien</translation>
    </message>
    <message>
      <source>You, with its last file</source>
      <translation>Du, mit der letzten Datei</translation>
    </message>
    <message>
      <source>You, merged into another title</source>
      <translation>Du, in einen anderen Titel zusammengeführt</translation>
    </message>
    <message>
      <source>You, as its file is an extra now</source>
      <translation>Du, da die Datei jetzt ein Extra ist</translation>
    </message>
    <message>
      <source>You, as its file is a version of another title now</source>
      <translation>Du, da die Datei jetzt Fassung eines anderen Titels ist</translation>
    </message>
    <message>
      <source>You</source>
      <translation>Du</translation>
    </message>
    <message>
      <source>An undo</source>
      <translation>Ein Rückgängigmachen</translation>
    </message>
    <message>
      <source>Its manager</source>
      <translation>Die Verwaltung des Titels</translation>
    </message>
    <message>
      <source>Its files were gone</source>
      <translation>Die Dateien waren weg</translation>
    </message>
    <message>
      <source>today</source>
      <translation>heute</translation>
    </message>
    <message>
      <source>tomorrow</source>
      <translation>morgen</translation>
    </message>
    <message>
      <source>Stay on disk</source>
      <translation>Bleiben auf dem Datenträger</translation>
    </message>
    <message>
      <source>1 file</source>
      <translation>1 Datei</translation>
    </message>
    <message>
      <source>{count} files</source>
      <translation>{count} Dateien</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>Dateien</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>Art</translation>
    </message>
    <message>
      <source>Purged</source>
      <translation>Endgültig gelöscht</translation>
    </message>
    <message>
      <source>Removed by</source>
      <translation>Entfernt von</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Größe</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>Titel</translation>
    </message>
    <message>
      <source>Where it was</source>
      <translation>Wo es war</translation>
    </message>
    <message>
      <source>Where they were</source>
      <translation>Wo sie waren</translation>
    </message>
  </context>
  <context>
    <name>TrashPage</name>
    <message>
      <source>Titles in the trash</source>
      <translation>Titel im Papierkorb</translation>
    </message>
    <message>
      <source>Single files in the trash</source>
      <translation>Einzelne Dateien im Papierkorb</translation>
    </message>
    <message>
      <source>Trash</source>
      <translation>Papierkorb</translation>
    </message>
    <message>
      <source>The trash is empty</source>
      <translation>Der Papierkorb ist leer</translation>
    </message>
    <message>
      <source>Titles and files that you remove wait here, with all your edits and pictures, until they are purged. Files stay on disk unless you move them along.</source>
      <translation>Titel und Dateien, die du entfernst, warten hier mit all deinen Änderungen und Bildern, bis sie endgültig gelöscht werden. Dateien bleiben auf dem Datenträger, außer du verschiebst sie mit.</translation>
    </message>
    <message>
      <source>Single files</source>
      <translation>Einzelne Dateien</translation>
    </message>
    <message>
      <source>Their titles are still in the library</source>
      <translation>Ihre Titel sind noch in der Mediathek</translation>
    </message>
    <message numerus="yes">
      <source>%n title(s)</source>
      <translation>
        <numerusform>%n Titel</numerusform>
        <numerusform>%n Titel</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n single file(s)</source>
      <translation>
        <numerusform>%n einzelne Datei</numerusform>
        <numerusform>%n einzelne Dateien</numerusform>
      </translation>
    </message>
    <message>
      <source>announced seven days before they are purged</source>
      <translation>sieben Tage vor dem endgültigen Löschen angekündigt</translation>
    </message>
    <message>
      <source>Restore all</source>
      <translation>Alle wiederherstellen</translation>
    </message>
    <message>
      <source>Empty the trash…</source>
      <translation>Papierkorb leeren…</translation>
    </message>
    <message>
      <source>Restore {count}</source>
      <translation>{count} wiederherstellen</translation>
    </message>
    <message>
      <source>Purge {count}…</source>
      <translation>{count} endgültig löschen…</translation>
    </message>
    <message>
      <source>Restored: {count}</source>
      <translation>Wiederhergestellt: {count}</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>The history of these titles, and what you neither locked nor chose, cannot come back. What you did lock, choose or watch is kept for the day on which a title returns.</source>
      <translation>Der Verlauf dieser Titel, und was du weder gesperrt noch gewählt hast, kann nicht zurückkommen. Was du gesperrt, gewählt oder gesehen hast, bleibt für den Tag erhalten, an dem ein Titel zurückkehrt.</translation>
    </message>
    <message>
      <source>Deleted from the disk for good: {files}.</source>
      <translation>Endgültig vom Datenträger gelöscht: {files}.</translation>
    </message>
    <message>
      <source>Into the system's trash: {files}.</source>
      <translation>In den Papierkorb des Systems: {files}.</translation>
    </message>
    <message>
      <source>The media files, and what was published beside them, stay on disk.</source>
      <translation>Die Mediendateien, und was daneben veröffentlicht wurde, bleiben auf dem Datenträger.</translation>
    </message>
    <message>
      <source>Purge {count} from the trash for good?</source>
      <translation>{count} aus dem Papierkorb endgültig löschen?</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>Behalten</translation>
    </message>
    <message>
      <source>Purge {count}</source>
      <translation>{count} endgültig löschen</translation>
    </message>
    <message>
      <source>Purged for good: {count}</source>
      <translation>Endgültig gelöscht: {count}</translation>
    </message>
  </context>
  <context>
    <name>Tray</name>
    <message>
      <source>Open Metarr</source>
      <translation>Metarr öffnen</translation>
    </message>
    <message>
      <source>Scan now</source>
      <translation>Jetzt durchsuchen</translation>
    </message>
    <message>
      <source>Pause all work</source>
      <translation>Alle Arbeit anhalten</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Beenden</translation>
    </message>
    <message>
      <source>Metarr: nothing is going on</source>
      <translation>Metarr: gerade geschieht nichts</translation>
    </message>
    <message>
      <source>Metarr is working</source>
      <translation>Metarr arbeitet</translation>
    </message>
    <message>
      <source>Metarr is paused</source>
      <translation>Metarr ist angehalten</translation>
    </message>
    <message>
      <source>Metarr: something failed, see Activity</source>
      <translation>Metarr: etwas ist fehlgeschlagen, siehe Aktivität</translation>
    </message>
  </context>
  <context>
    <name>TurnsModel</name>
    <message>
      <source>{what} · was of no title</source>
      <translation>{what} · gehörte zu keinem Titel</translation>
    </message>
    <message>
      <source>{what} · was of “{film}”</source>
      <translation>{what} · gehörte zu „{film}“</translation>
    </message>
    <message>
      <source>part {number}</source>
      <translation>Teil {number}</translation>
    </message>
    <message>
      <source>Version “{name}”</source>
      <translation>Fassung „{name}“</translation>
    </message>
    <message>
      <source>What is played</source>
      <translation>Was abgespielt wird</translation>
    </message>
  </context>
  <context>
    <name>UndoQuestion</name>
    <message>
      <source>Changed again since</source>
      <translation>Seither wieder geändert</translation>
    </message>
    <message>
      <source>What was changed since</source>
      <translation>Was seither geändert wurde</translation>
    </message>
    <message>
      <source>Take back all of it</source>
      <translation>Alles zurücknehmen</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>What stands here was changed after what you take back. It stays as it is, unless you tick it.</source>
      <translation>Was hier steht, wurde nach dem geändert, was du zurücknimmst. Es bleibt, wie es ist, außer du hakst es an.</translation>
    </message>
    <message>
      <source>Nothing is in the way of the rest: {count}.</source>
      <translation>Dem Rest steht nichts im Weg: {count}.</translation>
    </message>
    <message>
      <source>Take back {count}</source>
      <translation>{count} zurücknehmen</translation>
    </message>
    <message>
      <source>Keep all</source>
      <translation>Alle behalten</translation>
    </message>
  </context>
  <context>
    <name>Undoing</name>
    <message>
      <source>Taken back</source>
      <translation>Zurückgenommen</translation>
    </message>
    <message>
      <source>Taken back, but for what you kept</source>
      <translation>Zurückgenommen, außer was du behalten hast</translation>
    </message>
    <message>
      <source>Taken back, but for pictures that are not kept any more</source>
      <translation>Zurückgenommen, außer Bildern, die nicht mehr aufbewahrt sind</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Done again</source>
      <translation>Wiederholt</translation>
    </message>
  </context>
  <context>
    <name>Value</name>
    <message>
      <source>yes</source>
      <translation>ja</translation>
    </message>
    <message>
      <source>no</source>
      <translation>nein</translation>
    </message>
    <message>
      <source>not identified</source>
      <translation>nicht bestimmt</translation>
    </message>
    <message>
      <source>identified</source>
      <translation>bestimmt</translation>
    </message>
    <message>
      <source>enriched</source>
      <translation>angereichert</translation>
    </message>
    <message>
      <source>waits for you</source>
      <translation>wartet auf dich</translation>
    </message>
    <message>
      <source>decided</source>
      <translation>entschieden</translation>
    </message>
    <message>
      <source>left unidentified</source>
      <translation>unbestimmt gelassen</translation>
    </message>
    <message>
      <source>offered</source>
      <translation>angeboten</translation>
    </message>
    <message>
      <source>never offered again</source>
      <translation>nie wieder angeboten</translation>
    </message>
    <message>
      <source>no longer there</source>
      <translation>nicht mehr da</translation>
    </message>
    <message>
      <source>of no title</source>
      <translation>zu keinem Titel</translation>
    </message>
    <message>
      <source>what is played</source>
      <translation>was abgespielt wird</translation>
    </message>
    <message numerus="yes">
      <source>%n picture(s)</source>
      <translation>
        <numerusform>%n Bild</numerusform>
        <numerusform>%n Bilder</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Verify</name>
    <message>
      <source>Missing</source>
      <translation>Fehlend</translation>
    </message>
    <message>
      <source>Replaced by somebody</source>
      <translation>Von jemandem ersetzt</translation>
    </message>
    <message>
      <source>Damaged</source>
      <translation>Beschädigt</translation>
    </message>
    <message>
      <source>Somebody else's</source>
      <translation>Von jemand anderem</translation>
    </message>
    <message>
      <source>Left behind by its video</source>
      <translation>Vom Video zurückgelassen</translation>
    </message>
    <message>
      <source>Missing in the cache</source>
      <translation>Fehlt im Zwischenspeicher</translation>
    </message>
    <message>
      <source>Its bytes are neither in the cache nor beside the title any more.</source>
      <translation>Der Inhalt ist weder im Zwischenspeicher noch neben dem Titel noch vorhanden.</translation>
    </message>
    <message>
      <source>It was published and is gone. The cache still has it.</source>
      <translation>Wurde veröffentlicht und ist weg. Der Zwischenspeicher hat es noch.</translation>
    </message>
    <message>
      <source>Something else stands there now. Ours is kept in the cache.</source>
      <translation>Dort steht jetzt etwas anderes. Unseres ist im Zwischenspeicher aufbewahrt.</translation>
    </message>
    <message>
      <source>What stands there cannot be read. The cache still has it whole.</source>
      <translation>Was dort steht, ist nicht lesbar. Der Zwischenspeicher hat es noch heil.</translation>
    </message>
    <message>
      <source>A player may show it instead of the picture that you chose.</source>
      <translation>Ein Player könnte es statt des Bildes zeigen, das du gewählt hast.</translation>
    </message>
    <message>
      <source>Its video has another name now. It is renamed to match.</source>
      <translation>Das Video heißt jetzt anders. Die Datei wird passend umbenannt.</translation>
    </message>
    <message>
      <source>It is taken again from the library, or from where it came.</source>
      <translation>Es wird wieder aus der Mediathek geholt, oder von dort, woher es kam.</translation>
    </message>
    <message>
      <source>Take theirs</source>
      <translation>Fremdes übernehmen</translation>
    </message>
    <message>
      <source>Leave it</source>
      <translation>So lassen</translation>
    </message>
    <message>
      <source>Put it aside</source>
      <translation>Beiseitelegen</translation>
    </message>
    <message>
      <source>Rename it</source>
      <translation>Umbenennen</translation>
    </message>
    <message>
      <source>Fill the cache</source>
      <translation>Zwischenspeicher füllen</translation>
    </message>
    <message>
      <source>Put ours back</source>
      <translation>Unseres zurückstellen</translation>
    </message>
  </context>
  <context>
    <name>VerifyPage</name>
    <message>
      <source>Check now</source>
      <translation>Jetzt prüfen</translation>
    </message>
    <message>
      <source>Compare the disk with what was published</source>
      <translation>Den Datenträger mit dem Veröffentlichten vergleichen</translation>
    </message>
    <message>
      <source>Repair all</source>
      <translation>Alle reparieren</translation>
    </message>
    <message>
      <source>Put ours back, but for what somebody replaced</source>
      <translation>Unseres zurückstellen, außer was jemand ersetzt hat</translation>
    </message>
    <message>
      <source>Verify</source>
      <translation>Prüfen</translation>
    </message>
    <message>
      <source>Reading what was found</source>
      <translation>Was gefunden wurde, wird gelesen</translation>
    </message>
    <message>
      <source>This takes a moment.</source>
      <translation>Das dauert einen Moment.</translation>
    </message>
    <message>
      <source>Files that differ</source>
      <translation>Abweichende Dateien</translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) unlike what was published</source>
      <translation>
        <numerusform>%n Datei weicht vom Veröffentlichten ab</numerusform>
        <numerusform>%n Dateien weichen vom Veröffentlichten ab</numerusform>
      </translation>
    </message>
    <message>
      <source>Every night the files that were published are compared with the disk: what is missing is put back, and what somebody replaced waits here for you.</source>
      <translation>Jede Nacht werden die veröffentlichten Dateien mit dem Datenträger verglichen: Was fehlt, wird zurückgestellt, und was jemand ersetzt hat, wartet hier auf dich.</translation>
    </message>
    <message>
      <source>The disk is as it was published</source>
      <translation>Auf dem Datenträger ist alles wie veröffentlicht</translation>
    </message>
    <message>
      <source>What was found cannot be read</source>
      <translation>Was gefunden wurde, ist nicht lesbar</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Erneut versuchen</translation>
    </message>
    <message>
      <source>Ours, as it was published</source>
      <translation>Unseres, wie veröffentlicht</translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) selected</source>
      <translation>
        <numerusform>%n Datei ausgewählt</numerusform>
        <numerusform>%n Dateien ausgewählt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) left as on disk</source>
      <translation>
        <numerusform>%n Datei bleibt, wie sie ist</numerusform>
        <numerusform>%n Dateien bleiben, wie sie sind</numerusform>
      </translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
  </context>
  <context>
    <name>VersionDialog</name>
    <message>
      <source>Search for a film</source>
      <translation>Nach einem Film suchen</translation>
    </message>
    <message>
      <source>The title that stays</source>
      <translation>Der Titel, der bleibt</translation>
    </message>
    <message>
      <source>Films found</source>
      <translation>Gefundene Filme</translation>
    </message>
    <message>
      <source>What becomes of each file</source>
      <translation>Was aus jeder Datei wird</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>What it is</source>
      <translation>Was es ist</translation>
    </message>
    <message>
      <source>No film is called that.</source>
      <translation>Kein Film heißt so.</translation>
    </message>
    <message>
      <source>Choose the film.</source>
      <translation>Wähle den Film.</translation>
    </message>
    <message>
      <source>“{film}” goes into the trash, without its files.</source>
      <translation>„{film}“ kommt in den Papierkorb, ohne die Dateien.</translation>
    </message>
    <message>
      <source>“{film}” has locked {fields}: that will wait as suggestions.</source>
      <translation>„{film}“ hat {fields} gesperrt: Das wartet dann als Vorschläge.</translation>
    </message>
    <message numerus="yes">
      <source>%n NFO and picture file(s) of the title that is left stay there.</source>
      <translation>
        <numerusform>%n NFO- und Bilddatei des Titels, der verlassen wird, bleibt dort.</numerusform>
        <numerusform>%n NFO- und Bilddateien des Titels, der verlassen wird, bleiben dort.</numerusform>
      </translation>
    </message>
    <message>
      <source>No scan changes it afterwards. One Undo takes all of it back.</source>
      <translation>Danach ändert es kein Suchlauf. Ein Rückgängig nimmt alles zurück.</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Choose the one that stays: it keeps its values, locks, pictures and watched marks, and gets the files of the others as versions. No file is moved.</source>
      <translation>Wähle den, der bleibt: Er behält seine Werte, Sperren, Bilder und Gesehen-Marken und bekommt die Dateien der anderen als Fassungen. Keine Datei wird verschoben.</translation>
    </message>
    <message>
      <source>Merge</source>
      <translation>Zusammenführen</translation>
    </message>
    <message>
      <source>Merged into “{film}”</source>
      <translation>In „{film}“ zusammengeführt</translation>
    </message>
    <message>
      <source>Make it a title of its own</source>
      <translation>Zu einem eigenen Titel machen</translation>
    </message>
    <message>
      <source>{file} leaves its title, with its parts and subtitles. No file is moved.</source>
      <translation>{file} verlässt den Titel, samt Teilen und Untertiteln. Keine Datei wird verschoben.</translation>
    </message>
    <message>
      <source>Split off</source>
      <translation>Abtrennen</translation>
    </message>
    <message>
      <source>Title</source>
      <translation>Titel</translation>
    </message>
    <message>
      <source>Split off as “{film}”</source>
      <translation>Als „{film}“ abgetrennt</translation>
    </message>
    <message>
      <source>Make it an extra</source>
      <translation>Zu einem Extra machen</translation>
    </message>
    <message>
      <source>{file} becomes an extra of the film that you choose. No file is moved.</source>
      <translation>{file} wird ein Extra des Films, den du wählst. Keine Datei wird verschoben.</translation>
    </message>
    <message>
      <source>{file} is an extra of “{film}” now</source>
      <translation>{file} ist jetzt ein Extra von „{film}“</translation>
    </message>
    <message>
      <source>Make it a version</source>
      <translation>Zu einer Fassung machen</translation>
    </message>
    <message>
      <source>{file} becomes a version of the film that you choose. No file is moved.</source>
      <translation>{file} wird eine Fassung des Films, den du wählst. Keine Datei wird verschoben.</translation>
    </message>
    <message>
      <source>Name of the version</source>
      <translation>Name der Fassung</translation>
    </message>
    <message>
      <source>{file} is a version of “{film}” now</source>
      <translation>{file} ist jetzt eine Fassung von „{film}“</translation>
    </message>
    <message numerus="yes">
      <source>Merge %n title(s) into one</source>
      <translation>
        <numerusform>%n Titel zu einem zusammenführen</numerusform>
        <numerusform>%n Titel zu einem zusammenführen</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>View</name>
    <message>
      <source>Everything</source>
      <translation>Alles</translation>
    </message>
    <message>
      <source>Recently added</source>
      <translation>Kürzlich hinzugefügt</translation>
    </message>
    <message>
      <source>Missing artwork</source>
      <translation>Fehlende Bilder</translation>
    </message>
    <message>
      <source>Collections</source>
      <translation>Sammlungen</translation>
    </message>
    <message>
      <source>People</source>
      <translation>Personen</translation>
    </message>
    <message>
      <source>Unpublished</source>
      <translation>Unveröffentlicht</translation>
    </message>
  </context>
  <context>
    <name>ViewDialog</name>
    <message>
      <source>Keep as a view</source>
      <translation>Als Ansicht merken</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Speichern</translation>
    </message>
    <message>
      <source>A view finds its titles anew each time, and stands in the sidebar.</source>
      <translation>Eine Ansicht findet ihre Titel jedes Mal neu und steht in der Seitenleiste.</translation>
    </message>
    <message>
      <source>A view finds its titles anew each time, in “{library}”, and stands in the sidebar.</source>
      <translation>Eine Ansicht findet ihre Titel jedes Mal neu, in „{library}“, und steht in der Seitenleiste.</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Suche</translation>
    </message>
  </context>
  <context>
    <name>Views</name>
    <message>
      <source>“{view}” is kept as a view</source>
      <translation>„{view}“ ist als Ansicht gemerkt</translation>
    </message>
    <message>
      <source>“{view}” changed</source>
      <translation>„{view}“ geändert</translation>
    </message>
    <message>
      <source>“{view}” removed; its titles stay</source>
      <translation>„{view}“ entfernt; die Titel bleiben</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
  </context>
  <context>
    <name>Wall</name>
    <message>
      <source>Titles</source>
      <translation>Titel</translation>
    </message>
  </context>
  <context>
    <name>Watch</name>
    <message>
      <source>Watch</source>
      <translation>Überwachen</translation>
    </message>
    <message>
      <source>Sweep only</source>
      <translation>Nur Rundgang</translation>
    </message>
    <message>
      <source>Only when asked</source>
      <translation>Nur auf Anfrage</translation>
    </message>
    <message>
      <source>Not watched: switched off in the settings or for the library.</source>
      <translation>Nicht überwacht: in den Einstellungen oder für die Mediathek ausgeschaltet.</translation>
    </message>
    <message>
      <source>Looked at only when you ask.</source>
      <translation>Wird nur angesehen, wenn du es anforderst.</translation>
    </message>
    <message>
      <source>Offline; looked at again when it is back.</source>
      <translation>Getrennt; wird wieder angesehen, wenn er zurück ist.</translation>
    </message>
    <message>
      <source>Not watched ({error}). Tried again by itself; {sweep}.</source>
      <translation>Nicht überwacht ({error}). Wird von selbst erneut versucht; {sweep}.</translation>
    </message>
    <message>
      <source>Only {watched} of {folders} folders watched: {error}; {sweep}.</source>
      <translation>Nur {watched} von {folders} Ordnern überwacht: {error}; {sweep}.</translation>
    </message>
    <message>
      <source>A share ({share}) tells of no changes; {sweep}.</source>
      <translation>Eine Freigabe ({share}) meldet keine Änderungen; {sweep}.</translation>
    </message>
    <message>
      <source>Not watched, as you chose; {sweep}.</source>
      <translation>Nicht überwacht, wie von dir gewählt; {sweep}.</translation>
    </message>
    <message>
      <source>Watched; at {lost} more happened than could be told; {sweep}.</source>
      <translation>Überwacht; um {lost} geschah mehr, als gemeldet werden konnte; {sweep}.</translation>
    </message>
    <message>
      <source>Watched; {sweep}.</source>
      <translation>Überwacht; {sweep}.</translation>
    </message>
    <message>
      <source>no sweep is planned</source>
      <translation>kein Rundgang geplant</translation>
    </message>
    <message>
      <source>swept now</source>
      <translation>Rundgang jetzt</translation>
    </message>
    <message>
      <source>next sweep at {clock}</source>
      <translation>nächster Rundgang um {clock}</translation>
    </message>
    <message>
      <source>next sweep {day} at {clock}</source>
      <translation>nächster Rundgang {day} um {clock}</translation>
    </message>
  </context>
  <context>
    <name>Watched</name>
    <message>
      <source>{player}: {taken} taken in, {told} told, {conflicts} in conflict.</source>
      <translation>{player}: {taken} übernommen, {told} gemeldet, {conflicts} im Konflikt.</translation>
    </message>
    <message>
      <source>{title}: here played {before} → {after} times, as {player} says.</source>
      <translation>{title}: hier {before} → {after} Mal abgespielt, wie {player} sagt.</translation>
    </message>
    <message>
      <source>{title}: in {player} played {before} → {after} times.</source>
      <translation>{title}: in {player} {before} → {after} Mal abgespielt.</translation>
    </message>
    <message>
      <source>{title}: here left at {before} → {after}, as {player} says.</source>
      <translation>{title}: hier verlassen bei {before} → {after}, wie {player} sagt.</translation>
    </message>
    <message>
      <source>{title}: in {player} left at {before} → {after}.</source>
      <translation>{title}: in {player} verlassen bei {before} → {after}.</translation>
    </message>
    <message>
      <source>{title}: here rated {before} → {after}, as {player} says.</source>
      <translation>{title}: hier bewertet {before} → {after}, wie {player} sagt.</translation>
    </message>
    <message>
      <source>{title}: in {player} rated {before} → {after}.</source>
      <translation>{title}: in {player} bewertet {before} → {after}.</translation>
    </message>
    <message>
      <source>{title}: here last played {before} → {after}, as {player} says.</source>
      <translation>{title}: hier zuletzt abgespielt {before} → {after}, wie {player} sagt.</translation>
    </message>
    <message>
      <source>{title}: in {player} last played {before} → {after}.</source>
      <translation>{title}: in {player} zuletzt abgespielt {before} → {after}.</translation>
    </message>
    <message>
      <source>watched</source>
      <translation>gesehen</translation>
    </message>
    <message>
      <source>not watched</source>
      <translation>nicht gesehen</translation>
    </message>
    <message>
      <source>left at {time}</source>
      <translation>verlassen bei {time}</translation>
    </message>
    <message>
      <source>rated {rating}</source>
      <translation>bewertet mit {rating}</translation>
    </message>
    <message>
      <source>here</source>
      <translation>hier</translation>
    </message>
    <message>
      <source>{said} ({who})</source>
      <translation>{said} ({who})</translation>
    </message>
  </context>
  <context>
    <name>WatchedSection</name>
    <message>
      <source>Share what was watched?</source>
      <translation>Gesehenes teilen?</translation>
    </message>
    <message>
      <source>Off</source>
      <translation>Aus</translation>
    </message>
    <message>
      <source>Take in</source>
      <translation>Übernehmen</translation>
    </message>
    <message>
      <source>Tell</source>
      <translation>Melden</translation>
    </message>
    <message>
      <source>Both</source>
      <translation>Beides</translation>
    </message>
    <message>
      <source>Preview</source>
      <translation>Vorschau</translation>
    </message>
    <message>
      <source>Asks the players, and shows what merging would change here and there</source>
      <translation>Fragt die Player und zeigt, was das Zusammenführen hier und dort ändern würde</translation>
    </message>
    <message>
      <source>Merge now</source>
      <translation>Jetzt zusammenführen</translation>
    </message>
    <message>
      <source>Plays, dates, where a film was left and ratings: what happened last counts. A snapshot of what was there is kept before a player is told the first time.</source>
      <translation>Wiedergaben, Daten, wo ein Film verlassen wurde, und Wertungen: Was zuletzt geschah, zählt. Eine Momentaufnahme von dem, was da war, wird aufbewahrt, bevor einem Player das erste Mal etwas gemeldet wird.</translation>
    </message>
    <message numerus="yes">
      <source>%n conflict(s)</source>
      <translation>
        <numerusform>%n Konflikt</numerusform>
        <numerusform>%n Konflikte</numerusform>
      </translation>
    </message>
    <message>
      <source>Asking the players…</source>
      <translation>Die Player werden gefragt…</translation>
    </message>
  </context>
  <context>
    <name>Webhook</name>
    <message>
      <source>Test</source>
      <translation>Testen</translation>
    </message>
    <message>
      <source>Test {name}</source>
      <translation>{name} testen</translation>
    </message>
    <message>
      <source>Forget {name}</source>
      <translation>{name} vergessen</translation>
    </message>
    <message>
      <source>Webhooks</source>
      <translation>Webhooks</translation>
    </message>
    <message>
      <source>switched off</source>
      <translation>ausgeschaltet</translation>
    </message>
    <message>
      <source>last sent {when}</source>
      <translation>zuletzt gesendet {when}</translation>
    </message>
    <message numerus="yes">
      <source>%n to be sent again</source>
      <translation>
        <numerusform>%n erneut zu senden</numerusform>
        <numerusform>%n erneut zu senden</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>WebhookPanel</name>
    <message>
      <source>Name, such as Phone</source>
      <translation>Name, etwa Handy</translation>
    </message>
    <message>
      <source>Name of the new webhook</source>
      <translation>Name des neuen Webhooks</translation>
    </message>
    <message>
      <source>What the other side understands</source>
      <translation>Was die andere Seite versteht</translation>
    </message>
    <message>
      <source>Address of the new webhook</source>
      <translation>Adresse des neuen Webhooks</translation>
    </message>
    <message>
      <source>Add</source>
      <translation>Hinzufügen</translation>
    </message>
    <message>
      <source>Webhooks</source>
      <translation>Webhooks</translation>
    </message>
    <message>
      <source>Notifications go there with or without a window; addresses are kept like passwords.</source>
      <translation>Benachrichtigungen gehen mit und ohne Fenster dorthin; Adressen werden wie Passwörter aufbewahrt.</translation>
    </message>
    <message>
      <source>Sending…</source>
      <translation>Wird gesendet…</translation>
    </message>
    <message>
      <source>{server} took the message</source>
      <translation>{server} hat die Nachricht angenommen</translation>
    </message>
    <message>
      <source>“{name}” gets no more notifications</source>
      <translation>„{name}“ bekommt keine Benachrichtigungen mehr</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
  </context>
  <context>
    <name>WindowProgram</name>
    <message>
      <source>The library could not be opened; the log has the details. Nothing was changed.</source>
      <translation>Die Mediathek konnte nicht geöffnet werden; das Protokoll hat die Einzelheiten. Nichts wurde geändert.</translation>
    </message>
    <message>
      <source>The library could not be brought back; the log has the details. It is as it was.</source>
      <translation>Die Mediathek konnte nicht zurückgeholt werden; das Protokoll hat die Einzelheiten. Sie ist, wie sie war.</translation>
    </message>
    <message>
      <source>Something went wrong that nobody foresaw. Nothing is lost; the log has the details.</source>
      <translation>Etwas ging schief, das niemand vorausgesehen hat. Nichts ist verloren; das Protokoll hat die Einzelheiten.</translation>
    </message>
  </context>
  <context>
    <name>WordsModel</name>
    <message>
      <source>Word</source>
      <translation>Wort</translation>
    </message>
    <message>
      <source>Titles</source>
      <translation>Titel</translation>
    </message>
    <message>
      <source>Also said</source>
      <translation>Auch genannt</translation>
    </message>
  </context>
  <context>
    <name>WordsPanel</name>
    <message>
      <source>Words</source>
      <translation>Wörter</translation>
    </message>
    <message>
      <source>Whose words are shown</source>
      <translation>Wessen Wörter gezeigt werden</translation>
    </message>
    <message>
      <source>Search words</source>
      <translation>Wörter durchsuchen</translation>
    </message>
    <message>
      <source>Write the chosen word as</source>
      <translation>Das gewählte Wort schreiben als</translation>
    </message>
    <message>
      <source>Write it as…; one that is there makes both one</source>
      <translation>Schreiben als…; eines, das es schon gibt, macht aus beiden eines</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>Umbenennen</translation>
    </message>
    <message>
      <source>Words, how many titles have them, and what else means them</source>
      <translation>Wörter, wie viele Titel sie haben und was sonst dasselbe meint</translation>
    </message>
    <message numerus="yes">
      <source>“{word}” is written “{into}” on %n title(s)</source>
      <translation>
        <numerusform>„{word}“ wird bei %n Titel „{into}“ geschrieben</numerusform>
        <numerusform>„{word}“ wird bei %n Titeln „{into}“ geschrieben</numerusform>
      </translation>
    </message>
    <message>
      <source>“{word}” is a word of its own again</source>
      <translation>„{word}“ ist wieder ein eigenes Wort</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
  </context>
  <context>
    <name>WorksModel</name>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Version</source>
      <translation>Version</translation>
    </message>
    <message>
      <source>Licence</source>
      <translation>Lizenz</translation>
    </message>
    <message>
      <source>it does not say</source>
      <translation>steht nicht dabei</translation>
    </message>
  </context>
  <context>
    <name>_Completeness</name>
    <message>
      <source>Complete to {percent} %</source>
      <translation>Zu {percent} % vollständig</translation>
    </message>
  </context>
  <context>
    <name>_DiffPane</name>
    <message>
      <source>removed: {line}</source>
      <translation>entfernt: {line}</translation>
    </message>
    <message>
      <source>new: {line}</source>
      <translation>neu: {line}</translation>
    </message>
    <message>
      <source>kept: {line}</source>
      <translation>behalten: {line}</translation>
    </message>
    <message numerus="yes">
      <source>and %n more line(s)</source>
      <translation>
        <numerusform>und %n weitere Zeile</numerusform>
        <numerusform>und %n weitere Zeilen</numerusform>
      </translation>
    </message>
    <message>
      <source>no line differs</source>
      <translation>keine Zeile weicht ab</translation>
    </message>
  </context>
  <context>
    <name>_Form</name>
    <message>
      <source>Fields</source>
      <translation>Felder</translation>
    </message>
  </context>
  <context>
    <name>_Sheet</name>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
  </context>
  <context>
    <name>_SuggestionBox</name>
    <message>
      <source>Accept</source>
      <translation>Annehmen</translation>
    </message>
    <message>
      <source>Dismiss</source>
      <translation>Verwerfen</translation>
    </message>
  </context>
  <context>
    <name>Country</name>
    <message>
      <source>Afghanistan</source>
      <translation>Afghanistan</translation>
    </message>
    <message>
      <source>Albania</source>
      <translation>Albanien</translation>
    </message>
    <message>
      <source>Algeria</source>
      <translation>Algerien</translation>
    </message>
    <message>
      <source>American Samoa</source>
      <translation>Amerikanisch-Samoa</translation>
    </message>
    <message>
      <source>Andorra</source>
      <translation>Andorra</translation>
    </message>
    <message>
      <source>Angola</source>
      <translation>Angola</translation>
    </message>
    <message>
      <source>Anguilla</source>
      <translation>Anguilla</translation>
    </message>
    <message>
      <source>Antarctica</source>
      <translation>Antarktis</translation>
    </message>
    <message>
      <source>Antigua &amp; Barbuda</source>
      <translation>Antigua und Barbuda</translation>
    </message>
    <message>
      <source>Argentina</source>
      <translation>Argentinien</translation>
    </message>
    <message>
      <source>Armenia</source>
      <translation>Armenien</translation>
    </message>
    <message>
      <source>Aruba</source>
      <translation>Aruba</translation>
    </message>
    <message>
      <source>Ascension Island</source>
      <translation>Ascension</translation>
    </message>
    <message>
      <source>Australia</source>
      <translation>Australien</translation>
    </message>
    <message>
      <source>Austria</source>
      <translation>Österreich</translation>
    </message>
    <message>
      <source>Azerbaijan</source>
      <translation>Aserbaidschan</translation>
    </message>
    <message>
      <source>Bahamas</source>
      <translation>Bahamas</translation>
    </message>
    <message>
      <source>Bahrain</source>
      <translation>Bahrain</translation>
    </message>
    <message>
      <source>Bangladesh</source>
      <translation>Bangladesch</translation>
    </message>
    <message>
      <source>Barbados</source>
      <translation>Barbados</translation>
    </message>
    <message>
      <source>Belarus</source>
      <translation>Belarus</translation>
    </message>
    <message>
      <source>Belgium</source>
      <translation>Belgien</translation>
    </message>
    <message>
      <source>Belize</source>
      <translation>Belize</translation>
    </message>
    <message>
      <source>Benin</source>
      <translation>Benin</translation>
    </message>
    <message>
      <source>Bermuda</source>
      <translation>Bermuda</translation>
    </message>
    <message>
      <source>Bhutan</source>
      <translation>Bhutan</translation>
    </message>
    <message>
      <source>Bolivia</source>
      <translation>Bolivien</translation>
    </message>
    <message>
      <source>Bosnia &amp; Herzegovina</source>
      <translation>Bosnien und Herzegowina</translation>
    </message>
    <message>
      <source>Botswana</source>
      <translation>Botsuana</translation>
    </message>
    <message>
      <source>Bouvet Island</source>
      <translation>Bouvetinsel</translation>
    </message>
    <message>
      <source>Brazil</source>
      <translation>Brasilien</translation>
    </message>
    <message>
      <source>British Indian Ocean Territory</source>
      <translation>Britisches Territorium im Indischen Ozean</translation>
    </message>
    <message>
      <source>British Virgin Islands</source>
      <translation>Britische Jungferninseln</translation>
    </message>
    <message>
      <source>Brunei</source>
      <translation>Brunei Darussalam</translation>
    </message>
    <message>
      <source>Bulgaria</source>
      <translation>Bulgarien</translation>
    </message>
    <message>
      <source>Burkina Faso</source>
      <translation>Burkina Faso</translation>
    </message>
    <message>
      <source>Burundi</source>
      <translation>Burundi</translation>
    </message>
    <message>
      <source>Cambodia</source>
      <translation>Kambodscha</translation>
    </message>
    <message>
      <source>Cameroon</source>
      <translation>Kamerun</translation>
    </message>
    <message>
      <source>Canada</source>
      <translation>Kanada</translation>
    </message>
    <message>
      <source>Canary Islands</source>
      <translation>Kanarische Inseln</translation>
    </message>
    <message>
      <source>Cape Verde</source>
      <translation>Cabo Verde</translation>
    </message>
    <message>
      <source>Caribbean Netherlands</source>
      <translation>Karibische Niederlande</translation>
    </message>
    <message>
      <source>Cayman Islands</source>
      <translation>Kaimaninseln</translation>
    </message>
    <message>
      <source>Central African Republic</source>
      <translation>Zentralafrikanische Republik</translation>
    </message>
    <message>
      <source>Ceuta &amp; Melilla</source>
      <translation>Ceuta und Melilla</translation>
    </message>
    <message>
      <source>Chad</source>
      <translation>Tschad</translation>
    </message>
    <message>
      <source>Chile</source>
      <translation>Chile</translation>
    </message>
    <message>
      <source>China</source>
      <translation>China</translation>
    </message>
    <message>
      <source>Christmas Island</source>
      <translation>Weihnachtsinsel</translation>
    </message>
    <message>
      <source>Clipperton Island</source>
      <translation>Clipperton-Insel</translation>
    </message>
    <message>
      <source>Cocos (Keeling) Islands</source>
      <translation>Kokosinseln</translation>
    </message>
    <message>
      <source>Colombia</source>
      <translation>Kolumbien</translation>
    </message>
    <message>
      <source>Comoros</source>
      <translation>Komoren</translation>
    </message>
    <message>
      <source>Congo - Brazzaville</source>
      <translation>Kongo-Brazzaville</translation>
    </message>
    <message>
      <source>Congo - Kinshasa</source>
      <translation>Kongo-Kinshasa</translation>
    </message>
    <message>
      <source>Cook Islands</source>
      <translation>Cookinseln</translation>
    </message>
    <message>
      <source>Costa Rica</source>
      <translation>Costa Rica</translation>
    </message>
    <message>
      <source>Croatia</source>
      <translation>Kroatien</translation>
    </message>
    <message>
      <source>Cuba</source>
      <translation>Kuba</translation>
    </message>
    <message>
      <source>Curaçao</source>
      <translation>Curaçao</translation>
    </message>
    <message>
      <source>Cyprus</source>
      <translation>Zypern</translation>
    </message>
    <message>
      <source>Czechia</source>
      <translation>Tschechien</translation>
    </message>
    <message>
      <source>Côte d’Ivoire</source>
      <translation>Côte d’Ivoire</translation>
    </message>
    <message>
      <source>Denmark</source>
      <translation>Dänemark</translation>
    </message>
    <message>
      <source>Diego Garcia</source>
      <translation>Diego Garcia</translation>
    </message>
    <message>
      <source>Djibouti</source>
      <translation>Dschibuti</translation>
    </message>
    <message>
      <source>Dominica</source>
      <translation>Dominica</translation>
    </message>
    <message>
      <source>Dominican Republic</source>
      <translation>Dominikanische Republik</translation>
    </message>
    <message>
      <source>Ecuador</source>
      <translation>Ecuador</translation>
    </message>
    <message>
      <source>Egypt</source>
      <translation>Ägypten</translation>
    </message>
    <message>
      <source>El Salvador</source>
      <translation>El Salvador</translation>
    </message>
    <message>
      <source>Equatorial Guinea</source>
      <translation>Äquatorialguinea</translation>
    </message>
    <message>
      <source>Eritrea</source>
      <translation>Eritrea</translation>
    </message>
    <message>
      <source>Estonia</source>
      <translation>Estland</translation>
    </message>
    <message>
      <source>Eswatini</source>
      <translation>Eswatini</translation>
    </message>
    <message>
      <source>Ethiopia</source>
      <translation>Äthiopien</translation>
    </message>
    <message>
      <source>European Union</source>
      <translation>Europäische Union</translation>
    </message>
    <message>
      <source>Falkland Islands</source>
      <translation>Falklandinseln</translation>
    </message>
    <message>
      <source>Faroe Islands</source>
      <translation>Färöer</translation>
    </message>
    <message>
      <source>Fiji</source>
      <translation>Fidschi</translation>
    </message>
    <message>
      <source>Finland</source>
      <translation>Finnland</translation>
    </message>
    <message>
      <source>France</source>
      <translation>Frankreich</translation>
    </message>
    <message>
      <source>French Guiana</source>
      <translation>Französisch-Guayana</translation>
    </message>
    <message>
      <source>French Polynesia</source>
      <translation>Französisch-Polynesien</translation>
    </message>
    <message>
      <source>French Southern Territories</source>
      <translation>Französische Südgebiete</translation>
    </message>
    <message>
      <source>Gabon</source>
      <translation>Gabun</translation>
    </message>
    <message>
      <source>Gambia</source>
      <translation>Gambia</translation>
    </message>
    <message>
      <source>Georgia</source>
      <translation>Georgien</translation>
    </message>
    <message>
      <source>Germany</source>
      <translation>Deutschland</translation>
    </message>
    <message>
      <source>Ghana</source>
      <translation>Ghana</translation>
    </message>
    <message>
      <source>Gibraltar</source>
      <translation>Gibraltar</translation>
    </message>
    <message>
      <source>Greece</source>
      <translation>Griechenland</translation>
    </message>
    <message>
      <source>Greenland</source>
      <translation>Grönland</translation>
    </message>
    <message>
      <source>Grenada</source>
      <translation>Grenada</translation>
    </message>
    <message>
      <source>Guadeloupe</source>
      <translation>Guadeloupe</translation>
    </message>
    <message>
      <source>Guam</source>
      <translation>Guam</translation>
    </message>
    <message>
      <source>Guatemala</source>
      <translation>Guatemala</translation>
    </message>
    <message>
      <source>Guernsey</source>
      <translation>Guernsey</translation>
    </message>
    <message>
      <source>Guinea</source>
      <translation>Guinea</translation>
    </message>
    <message>
      <source>Guinea-Bissau</source>
      <translation>Guinea-Bissau</translation>
    </message>
    <message>
      <source>Guyana</source>
      <translation>Guyana</translation>
    </message>
    <message>
      <source>Haiti</source>
      <translation>Haiti</translation>
    </message>
    <message>
      <source>Heard &amp; McDonald Islands</source>
      <translation>Heard und McDonaldinseln</translation>
    </message>
    <message>
      <source>Honduras</source>
      <translation>Honduras</translation>
    </message>
    <message>
      <source>Hong Kong SAR China</source>
      <translation>Sonderverwaltungsregion Hongkong</translation>
    </message>
    <message>
      <source>Hungary</source>
      <translation>Ungarn</translation>
    </message>
    <message>
      <source>Iceland</source>
      <translation>Island</translation>
    </message>
    <message>
      <source>India</source>
      <translation>Indien</translation>
    </message>
    <message>
      <source>Indonesia</source>
      <translation>Indonesien</translation>
    </message>
    <message>
      <source>Iran</source>
      <translation>Iran</translation>
    </message>
    <message>
      <source>Iraq</source>
      <translation>Irak</translation>
    </message>
    <message>
      <source>Ireland</source>
      <translation>Irland</translation>
    </message>
    <message>
      <source>Isle of Man</source>
      <translation>Isle of Man</translation>
    </message>
    <message>
      <source>Israel</source>
      <translation>Israel</translation>
    </message>
    <message>
      <source>Italy</source>
      <translation>Italien</translation>
    </message>
    <message>
      <source>Jamaica</source>
      <translation>Jamaika</translation>
    </message>
    <message>
      <source>Japan</source>
      <translation>Japan</translation>
    </message>
    <message>
      <source>Jersey</source>
      <translation>Jersey</translation>
    </message>
    <message>
      <source>Jordan</source>
      <translation>Jordanien</translation>
    </message>
    <message>
      <source>Kazakhstan</source>
      <translation>Kasachstan</translation>
    </message>
    <message>
      <source>Kenya</source>
      <translation>Kenia</translation>
    </message>
    <message>
      <source>Kiribati</source>
      <translation>Kiribati</translation>
    </message>
    <message>
      <source>Kosovo</source>
      <translation>Kosovo</translation>
    </message>
    <message>
      <source>Kuwait</source>
      <translation>Kuwait</translation>
    </message>
    <message>
      <source>Kyrgyzstan</source>
      <translation>Kirgisistan</translation>
    </message>
    <message>
      <source>Laos</source>
      <translation>Laos</translation>
    </message>
    <message>
      <source>Latvia</source>
      <translation>Lettland</translation>
    </message>
    <message>
      <source>Lebanon</source>
      <translation>Libanon</translation>
    </message>
    <message>
      <source>Lesotho</source>
      <translation>Lesotho</translation>
    </message>
    <message>
      <source>Liberia</source>
      <translation>Liberia</translation>
    </message>
    <message>
      <source>Libya</source>
      <translation>Libyen</translation>
    </message>
    <message>
      <source>Liechtenstein</source>
      <translation>Liechtenstein</translation>
    </message>
    <message>
      <source>Lithuania</source>
      <translation>Litauen</translation>
    </message>
    <message>
      <source>Luxembourg</source>
      <translation>Luxemburg</translation>
    </message>
    <message>
      <source>Macao SAR China</source>
      <translation>Sonderverwaltungsregion Macau</translation>
    </message>
    <message>
      <source>Madagascar</source>
      <translation>Madagaskar</translation>
    </message>
    <message>
      <source>Malawi</source>
      <translation>Malawi</translation>
    </message>
    <message>
      <source>Malaysia</source>
      <translation>Malaysia</translation>
    </message>
    <message>
      <source>Maldives</source>
      <translation>Malediven</translation>
    </message>
    <message>
      <source>Mali</source>
      <translation>Mali</translation>
    </message>
    <message>
      <source>Malta</source>
      <translation>Malta</translation>
    </message>
    <message>
      <source>Marshall Islands</source>
      <translation>Marshallinseln</translation>
    </message>
    <message>
      <source>Martinique</source>
      <translation>Martinique</translation>
    </message>
    <message>
      <source>Mauritania</source>
      <translation>Mauretanien</translation>
    </message>
    <message>
      <source>Mauritius</source>
      <translation>Mauritius</translation>
    </message>
    <message>
      <source>Mayotte</source>
      <translation>Mayotte</translation>
    </message>
    <message>
      <source>Mexico</source>
      <translation>Mexiko</translation>
    </message>
    <message>
      <source>Micronesia</source>
      <translation>Mikronesien</translation>
    </message>
    <message>
      <source>Moldova</source>
      <translation>Republik Moldau</translation>
    </message>
    <message>
      <source>Monaco</source>
      <translation>Monaco</translation>
    </message>
    <message>
      <source>Mongolia</source>
      <translation>Mongolei</translation>
    </message>
    <message>
      <source>Montenegro</source>
      <translation>Montenegro</translation>
    </message>
    <message>
      <source>Montserrat</source>
      <translation>Montserrat</translation>
    </message>
    <message>
      <source>Morocco</source>
      <translation>Marokko</translation>
    </message>
    <message>
      <source>Mozambique</source>
      <translation>Mosambik</translation>
    </message>
    <message>
      <source>Myanmar (Burma)</source>
      <translation>Myanmar</translation>
    </message>
    <message>
      <source>Namibia</source>
      <translation>Namibia</translation>
    </message>
    <message>
      <source>Nauru</source>
      <translation>Nauru</translation>
    </message>
    <message>
      <source>Nepal</source>
      <translation>Nepal</translation>
    </message>
    <message>
      <source>Netherlands</source>
      <translation>Niederlande</translation>
    </message>
    <message>
      <source>New Caledonia</source>
      <translation>Neukaledonien</translation>
    </message>
    <message>
      <source>New Zealand</source>
      <translation>Neuseeland</translation>
    </message>
    <message>
      <source>Nicaragua</source>
      <translation>Nicaragua</translation>
    </message>
    <message>
      <source>Niger</source>
      <translation>Niger</translation>
    </message>
    <message>
      <source>Nigeria</source>
      <translation>Nigeria</translation>
    </message>
    <message>
      <source>Niue</source>
      <translation>Niue</translation>
    </message>
    <message>
      <source>Norfolk Island</source>
      <translation>Norfolkinsel</translation>
    </message>
    <message>
      <source>North Korea</source>
      <translation>Nordkorea</translation>
    </message>
    <message>
      <source>North Macedonia</source>
      <translation>Nordmazedonien</translation>
    </message>
    <message>
      <source>Northern Mariana Islands</source>
      <translation>Nördliche Marianen</translation>
    </message>
    <message>
      <source>Norway</source>
      <translation>Norwegen</translation>
    </message>
    <message>
      <source>Oman</source>
      <translation>Oman</translation>
    </message>
    <message>
      <source>Outlying Oceania</source>
      <translation>Äußeres Ozeanien</translation>
    </message>
    <message>
      <source>Pakistan</source>
      <translation>Pakistan</translation>
    </message>
    <message>
      <source>Palau</source>
      <translation>Palau</translation>
    </message>
    <message>
      <source>Palestinian Territories</source>
      <translation>Palästinensische Autonomiegebiete</translation>
    </message>
    <message>
      <source>Panama</source>
      <translation>Panama</translation>
    </message>
    <message>
      <source>Papua New Guinea</source>
      <translation>Papua-Neuguinea</translation>
    </message>
    <message>
      <source>Paraguay</source>
      <translation>Paraguay</translation>
    </message>
    <message>
      <source>Peru</source>
      <translation>Peru</translation>
    </message>
    <message>
      <source>Philippines</source>
      <translation>Philippinen</translation>
    </message>
    <message>
      <source>Pitcairn Islands</source>
      <translation>Pitcairninseln</translation>
    </message>
    <message>
      <source>Poland</source>
      <translation>Polen</translation>
    </message>
    <message>
      <source>Portugal</source>
      <translation>Portugal</translation>
    </message>
    <message>
      <source>Puerto Rico</source>
      <translation>Puerto Rico</translation>
    </message>
    <message>
      <source>Qatar</source>
      <translation>Katar</translation>
    </message>
    <message>
      <source>Romania</source>
      <translation>Rumänien</translation>
    </message>
    <message>
      <source>Russia</source>
      <translation>Russland</translation>
    </message>
    <message>
      <source>Rwanda</source>
      <translation>Ruanda</translation>
    </message>
    <message>
      <source>Réunion</source>
      <translation>Réunion</translation>
    </message>
    <message>
      <source>Samoa</source>
      <translation>Samoa</translation>
    </message>
    <message>
      <source>San Marino</source>
      <translation>San Marino</translation>
    </message>
    <message>
      <source>Saudi Arabia</source>
      <translation>Saudi-Arabien</translation>
    </message>
    <message>
      <source>Senegal</source>
      <translation>Senegal</translation>
    </message>
    <message>
      <source>Serbia</source>
      <translation>Serbien</translation>
    </message>
    <message>
      <source>Seychelles</source>
      <translation>Seychellen</translation>
    </message>
    <message>
      <source>Sierra Leone</source>
      <translation>Sierra Leone</translation>
    </message>
    <message>
      <source>Singapore</source>
      <translation>Singapur</translation>
    </message>
    <message>
      <source>Sint Maarten</source>
      <translation>Sint Maarten</translation>
    </message>
    <message>
      <source>Slovakia</source>
      <translation>Slowakei</translation>
    </message>
    <message>
      <source>Slovenia</source>
      <translation>Slowenien</translation>
    </message>
    <message>
      <source>Solomon Islands</source>
      <translation>Salomonen</translation>
    </message>
    <message>
      <source>Somalia</source>
      <translation>Somalia</translation>
    </message>
    <message>
      <source>South Africa</source>
      <translation>Südafrika</translation>
    </message>
    <message>
      <source>South Georgia &amp; South Sandwich Islands</source>
      <translation>Südgeorgien und die Südlichen Sandwichinseln</translation>
    </message>
    <message>
      <source>South Korea</source>
      <translation>Südkorea</translation>
    </message>
    <message>
      <source>South Sudan</source>
      <translation>Südsudan</translation>
    </message>
    <message>
      <source>Spain</source>
      <translation>Spanien</translation>
    </message>
    <message>
      <source>Sri Lanka</source>
      <translation>Sri Lanka</translation>
    </message>
    <message>
      <source>St. Barthélemy</source>
      <translation>St. Barthélemy</translation>
    </message>
    <message>
      <source>St. Helena</source>
      <translation>St. Helena</translation>
    </message>
    <message>
      <source>St. Kitts &amp; Nevis</source>
      <translation>St. Kitts und Nevis</translation>
    </message>
    <message>
      <source>St. Lucia</source>
      <translation>St. Lucia</translation>
    </message>
    <message>
      <source>St. Martin</source>
      <translation>St. Martin</translation>
    </message>
    <message>
      <source>St. Pierre &amp; Miquelon</source>
      <translation>St. Pierre und Miquelon</translation>
    </message>
    <message>
      <source>St. Vincent &amp; Grenadines</source>
      <translation>St. Vincent und die Grenadinen</translation>
    </message>
    <message>
      <source>Sudan</source>
      <translation>Sudan</translation>
    </message>
    <message>
      <source>Suriname</source>
      <translation>Suriname</translation>
    </message>
    <message>
      <source>Svalbard &amp; Jan Mayen</source>
      <translation>Spitzbergen und Jan Mayen</translation>
    </message>
    <message>
      <source>Sweden</source>
      <translation>Schweden</translation>
    </message>
    <message>
      <source>Switzerland</source>
      <translation>Schweiz</translation>
    </message>
    <message>
      <source>Syria</source>
      <translation>Syrien</translation>
    </message>
    <message>
      <source>São Tomé &amp; Príncipe</source>
      <translation>São Tomé und Príncipe</translation>
    </message>
    <message>
      <source>Taiwan</source>
      <translation>Taiwan</translation>
    </message>
    <message>
      <source>Tajikistan</source>
      <translation>Tadschikistan</translation>
    </message>
    <message>
      <source>Tanzania</source>
      <translation>Tansania</translation>
    </message>
    <message>
      <source>Thailand</source>
      <translation>Thailand</translation>
    </message>
    <message>
      <source>Timor-Leste</source>
      <translation>Timor-Leste</translation>
    </message>
    <message>
      <source>Togo</source>
      <translation>Togo</translation>
    </message>
    <message>
      <source>Tokelau</source>
      <translation>Tokelau</translation>
    </message>
    <message>
      <source>Tonga</source>
      <translation>Tonga</translation>
    </message>
    <message>
      <source>Trinidad &amp; Tobago</source>
      <translation>Trinidad und Tobago</translation>
    </message>
    <message>
      <source>Tristan da Cunha</source>
      <translation>Tristan da Cunha</translation>
    </message>
    <message>
      <source>Tunisia</source>
      <translation>Tunesien</translation>
    </message>
    <message>
      <source>Turkmenistan</source>
      <translation>Turkmenistan</translation>
    </message>
    <message>
      <source>Turks &amp; Caicos Islands</source>
      <translation>Turks- und Caicosinseln</translation>
    </message>
    <message>
      <source>Tuvalu</source>
      <translation>Tuvalu</translation>
    </message>
    <message>
      <source>Türkiye</source>
      <translation>Türkei</translation>
    </message>
    <message>
      <source>U.S. Outlying Islands</source>
      <translation>Amerikanische Überseeinseln</translation>
    </message>
    <message>
      <source>U.S. Virgin Islands</source>
      <translation>Amerikanische Jungferninseln</translation>
    </message>
    <message>
      <source>Uganda</source>
      <translation>Uganda</translation>
    </message>
    <message>
      <source>Ukraine</source>
      <translation>Ukraine</translation>
    </message>
    <message>
      <source>United Arab Emirates</source>
      <translation>Vereinigte Arabische Emirate</translation>
    </message>
    <message>
      <source>United Kingdom</source>
      <translation>Vereinigtes Königreich</translation>
    </message>
    <message>
      <source>United States</source>
      <translation>Vereinigte Staaten</translation>
    </message>
    <message>
      <source>Uruguay</source>
      <translation>Uruguay</translation>
    </message>
    <message>
      <source>Uzbekistan</source>
      <translation>Usbekistan</translation>
    </message>
    <message>
      <source>Vanuatu</source>
      <translation>Vanuatu</translation>
    </message>
    <message>
      <source>Vatican City</source>
      <translation>Vatikanstadt</translation>
    </message>
    <message>
      <source>Venezuela</source>
      <translation>Venezuela</translation>
    </message>
    <message>
      <source>Vietnam</source>
      <translation>Vietnam</translation>
    </message>
    <message>
      <source>Wallis &amp; Futuna</source>
      <translation>Wallis und Futuna</translation>
    </message>
    <message>
      <source>Western Sahara</source>
      <translation>Westsahara</translation>
    </message>
    <message>
      <source>Yemen</source>
      <translation>Jemen</translation>
    </message>
    <message>
      <source>Zambia</source>
      <translation>Sambia</translation>
    </message>
    <message>
      <source>Zimbabwe</source>
      <translation>Simbabwe</translation>
    </message>
    <message>
      <source>Åland Islands</source>
      <translation>Ålandinseln</translation>
    </message>
  </context>
  <context>
    <name>Language</name>
    <message>
      <source>Abkhazian</source>
      <translation>Abchasisch</translation>
    </message>
    <message>
      <source>Afar</source>
      <translation>Afar</translation>
    </message>
    <message>
      <source>Afrikaans</source>
      <translation>Afrikaans</translation>
    </message>
    <message>
      <source>Aghem</source>
      <translation>Aghem</translation>
    </message>
    <message>
      <source>Akan</source>
      <translation>Akan</translation>
    </message>
    <message>
      <source>Akkadian</source>
      <translation>Akkadisch</translation>
    </message>
    <message>
      <source>Akoose</source>
      <translation>Akoose</translation>
    </message>
    <message>
      <source>Albanian</source>
      <translation>Albanisch</translation>
    </message>
    <message>
      <source>American Sign Language</source>
      <translation>Amerikanische Gebärdensprache</translation>
    </message>
    <message>
      <source>Amharic</source>
      <translation>Amharisch</translation>
    </message>
    <message>
      <source>Ancient Egyptian</source>
      <translation>Altägyptisch</translation>
    </message>
    <message>
      <source>Ancient Greek</source>
      <translation>Altgriechisch</translation>
    </message>
    <message>
      <source>Anii</source>
      <translation>Anii</translation>
    </message>
    <message>
      <source>Arabic</source>
      <translation>Arabisch</translation>
    </message>
    <message>
      <source>Aragonese</source>
      <translation>Aragonesisch</translation>
    </message>
    <message>
      <source>Aramaic</source>
      <translation>Aramäisch</translation>
    </message>
    <message>
      <source>Armenian</source>
      <translation>Armenisch</translation>
    </message>
    <message>
      <source>Assamese</source>
      <translation>Assamesisch</translation>
    </message>
    <message>
      <source>Asturian</source>
      <translation>Asturisch</translation>
    </message>
    <message>
      <source>Asu</source>
      <translation>Asu</translation>
    </message>
    <message>
      <source>Atsam</source>
      <translation>Atsam</translation>
    </message>
    <message>
      <source>Avaric</source>
      <translation>Awarisch</translation>
    </message>
    <message>
      <source>Avestan</source>
      <translation>Avestisch</translation>
    </message>
    <message>
      <source>Aymara</source>
      <translation>Aymara</translation>
    </message>
    <message>
      <source>Azerbaijani</source>
      <translation>Aserbaidschanisch</translation>
    </message>
    <message>
      <source>Bafia</source>
      <translation>Bafia</translation>
    </message>
    <message>
      <source>Balinese</source>
      <translation>Balinesisch</translation>
    </message>
    <message>
      <source>Baluchi</source>
      <translation>Belutschisch</translation>
    </message>
    <message>
      <source>Bambara</source>
      <translation>Bambara</translation>
    </message>
    <message>
      <source>Bamun</source>
      <translation>Bamun</translation>
    </message>
    <message>
      <source>Bangla</source>
      <translation>Bengalisch</translation>
    </message>
    <message>
      <source>Basaa</source>
      <translation>Basaa</translation>
    </message>
    <message>
      <source>Bashkir</source>
      <translation>Baschkirisch</translation>
    </message>
    <message>
      <source>Basque</source>
      <translation>Baskisch</translation>
    </message>
    <message>
      <source>Batak Toba</source>
      <translation>Toba-Batak</translation>
    </message>
    <message>
      <source>Belarusian</source>
      <translation>Belarussisch</translation>
    </message>
    <message>
      <source>Bemba</source>
      <translation>Bemba</translation>
    </message>
    <message>
      <source>Bena</source>
      <translation>Bena</translation>
    </message>
    <message>
      <source>Bhojpuri</source>
      <translation>Bhojpuri</translation>
    </message>
    <message>
      <source>Bislama</source>
      <translation>Bislama</translation>
    </message>
    <message>
      <source>Blin</source>
      <translation>Blin</translation>
    </message>
    <message>
      <source>Bodo</source>
      <translation>Bodo</translation>
    </message>
    <message>
      <source>Bosnian</source>
      <translation>Bosnisch</translation>
    </message>
    <message>
      <source>Breton</source>
      <translation>Bretonisch</translation>
    </message>
    <message>
      <source>Buginese</source>
      <translation>Buginesisch</translation>
    </message>
    <message>
      <source>Bulgarian</source>
      <translation>Bulgarisch</translation>
    </message>
    <message>
      <source>Burmese</source>
      <translation>Birmanisch</translation>
    </message>
    <message>
      <source>Cantonese</source>
      <translation>Kantonesisch</translation>
    </message>
    <message>
      <source>Catalan</source>
      <translation>Katalanisch</translation>
    </message>
    <message>
      <source>Cebuano</source>
      <translation>Cebuano</translation>
    </message>
    <message>
      <source>Central Atlas Tamazight</source>
      <translation>Zentralatlas-Tamazight</translation>
    </message>
    <message>
      <source>Central Kurdish</source>
      <translation>Zentralkurdisch</translation>
    </message>
    <message>
      <source>Chakma</source>
      <translation>Chakma</translation>
    </message>
    <message>
      <source>Chamorro</source>
      <translation>Chamorro</translation>
    </message>
    <message>
      <source>Chechen</source>
      <translation>Tschetschenisch</translation>
    </message>
    <message>
      <source>Cherokee</source>
      <translation>Cherokee</translation>
    </message>
    <message>
      <source>Chickasaw</source>
      <translation>Chickasaw</translation>
    </message>
    <message>
      <source>Chiga</source>
      <translation>Chiga</translation>
    </message>
    <message>
      <source>Chinese</source>
      <translation>Chinesisch</translation>
    </message>
    <message>
      <source>Church Slavic</source>
      <translation>Kirchenslawisch</translation>
    </message>
    <message>
      <source>Chuvash</source>
      <translation>Tschuwaschisch</translation>
    </message>
    <message>
      <source>Colognian</source>
      <translation>Kölsch</translation>
    </message>
    <message>
      <source>Coptic</source>
      <translation>Koptisch</translation>
    </message>
    <message>
      <source>Cornish</source>
      <translation>Kornisch</translation>
    </message>
    <message>
      <source>Corsican</source>
      <translation>Korsisch</translation>
    </message>
    <message>
      <source>Cree</source>
      <translation>Cree</translation>
    </message>
    <message>
      <source>Croatian</source>
      <translation>Kroatisch</translation>
    </message>
    <message>
      <source>Czech</source>
      <translation>Tschechisch</translation>
    </message>
    <message>
      <source>Danish</source>
      <translation>Dänisch</translation>
    </message>
    <message>
      <source>Divehi</source>
      <translation>Dhivehi</translation>
    </message>
    <message>
      <source>Dogri</source>
      <translation>Dogri</translation>
    </message>
    <message>
      <source>Duala</source>
      <translation>Duala</translation>
    </message>
    <message>
      <source>Dutch</source>
      <translation>Niederländisch</translation>
    </message>
    <message>
      <source>Dzongkha</source>
      <translation>Dzongkha</translation>
    </message>
    <message>
      <source>Embu</source>
      <translation>Embu</translation>
    </message>
    <message>
      <source>English</source>
      <translation>Englisch</translation>
    </message>
    <message>
      <source>Erzya</source>
      <translation>Ersja-Mordwinisch</translation>
    </message>
    <message>
      <source>Esperanto</source>
      <translation>Esperanto</translation>
    </message>
    <message>
      <source>Estonian</source>
      <translation>Estnisch</translation>
    </message>
    <message>
      <source>Ewe</source>
      <translation>Ewe</translation>
    </message>
    <message>
      <source>Ewondo</source>
      <translation>Ewondo</translation>
    </message>
    <message>
      <source>Faroese</source>
      <translation>Färöisch</translation>
    </message>
    <message>
      <source>Fijian</source>
      <translation>Fidschi</translation>
    </message>
    <message>
      <source>Filipino</source>
      <translation>Filipino</translation>
    </message>
    <message>
      <source>Finnish</source>
      <translation>Finnisch</translation>
    </message>
    <message>
      <source>French</source>
      <translation>Französisch</translation>
    </message>
    <message>
      <source>Friulian</source>
      <translation>Friaulisch</translation>
    </message>
    <message>
      <source>Fula</source>
      <translation>Ful</translation>
    </message>
    <message>
      <source>Ga</source>
      <translation>Ga</translation>
    </message>
    <message>
      <source>Galician</source>
      <translation>Galicisch</translation>
    </message>
    <message>
      <source>Ganda</source>
      <translation>Ganda</translation>
    </message>
    <message>
      <source>Geez</source>
      <translation>Geez</translation>
    </message>
    <message>
      <source>Georgian</source>
      <translation>Georgisch</translation>
    </message>
    <message>
      <source>German</source>
      <translation>Deutsch</translation>
    </message>
    <message>
      <source>Gothic</source>
      <translation>Gotisch</translation>
    </message>
    <message>
      <source>Greek</source>
      <translation>Griechisch</translation>
    </message>
    <message>
      <source>Guarani</source>
      <translation>Guaraní</translation>
    </message>
    <message>
      <source>Gujarati</source>
      <translation>Gujarati</translation>
    </message>
    <message>
      <source>Gusii</source>
      <translation>Gusii</translation>
    </message>
    <message>
      <source>Haitian Creole</source>
      <translation>Haiti-Kreolisch</translation>
    </message>
    <message>
      <source>Haryanvi</source>
      <translation>Haryanvi</translation>
    </message>
    <message>
      <source>Hausa</source>
      <translation>Haussa</translation>
    </message>
    <message>
      <source>Hawaiian</source>
      <translation>Hawaiisch</translation>
    </message>
    <message>
      <source>Hebrew</source>
      <translation>Hebräisch</translation>
    </message>
    <message>
      <source>Herero</source>
      <translation>Herero</translation>
    </message>
    <message>
      <source>Hindi</source>
      <translation>Hindi</translation>
    </message>
    <message>
      <source>Hiri Motu</source>
      <translation>Hiri-Motu</translation>
    </message>
    <message>
      <source>Hungarian</source>
      <translation>Ungarisch</translation>
    </message>
    <message>
      <source>Icelandic</source>
      <translation>Isländisch</translation>
    </message>
    <message>
      <source>Ido</source>
      <translation>Ido</translation>
    </message>
    <message>
      <source>Igbo</source>
      <translation>Igbo</translation>
    </message>
    <message>
      <source>Inari Sami</source>
      <translation>Inari-Samisch</translation>
    </message>
    <message>
      <source>Indonesian</source>
      <translation>Indonesisch</translation>
    </message>
    <message>
      <source>Ingush</source>
      <translation>Inguschisch</translation>
    </message>
    <message>
      <source>Interlingua</source>
      <translation>Interlingua</translation>
    </message>
    <message>
      <source>Interlingue</source>
      <translation>Interlingue</translation>
    </message>
    <message>
      <source>Inuktitut</source>
      <translation>Inuktitut</translation>
    </message>
    <message>
      <source>Inupiaq</source>
      <translation>Inupiak</translation>
    </message>
    <message>
      <source>Irish</source>
      <translation>Irisch</translation>
    </message>
    <message>
      <source>Italian</source>
      <translation>Italienisch</translation>
    </message>
    <message>
      <source>Japanese</source>
      <translation>Japanisch</translation>
    </message>
    <message>
      <source>Javanese</source>
      <translation>Javanisch</translation>
    </message>
    <message>
      <source>Jju</source>
      <translation>Jju</translation>
    </message>
    <message>
      <source>Jola-Fonyi</source>
      <translation>Diola</translation>
    </message>
    <message>
      <source>Kabuverdianu</source>
      <translation>Kapverdisch</translation>
    </message>
    <message>
      <source>Kabyle</source>
      <translation>Kabylisch</translation>
    </message>
    <message>
      <source>Kaingang</source>
      <translation>Kaingang</translation>
    </message>
    <message>
      <source>Kako</source>
      <translation>Kako</translation>
    </message>
    <message>
      <source>Kalaallisut</source>
      <translation>Grönländisch</translation>
    </message>
    <message>
      <source>Kalenjin</source>
      <translation>Kalenjin</translation>
    </message>
    <message>
      <source>Kamba</source>
      <translation>Kamba</translation>
    </message>
    <message>
      <source>Kangri</source>
      <translation>Kangri</translation>
    </message>
    <message>
      <source>Kannada</source>
      <translation>Kannada</translation>
    </message>
    <message>
      <source>Kanuri</source>
      <translation>Kanuri</translation>
    </message>
    <message>
      <source>Kara-Kalpak</source>
      <translation>Karakalpakisch</translation>
    </message>
    <message>
      <source>Kashmiri</source>
      <translation>Kaschmiri</translation>
    </message>
    <message>
      <source>Kazakh</source>
      <translation>Kasachisch</translation>
    </message>
    <message>
      <source>Kenyang</source>
      <translation>Kenyang</translation>
    </message>
    <message>
      <source>Khmer</source>
      <translation>Khmer</translation>
    </message>
    <message>
      <source>Kikuyu</source>
      <translation>Kikuyu</translation>
    </message>
    <message>
      <source>Kinyarwanda</source>
      <translation>Kinyarwanda</translation>
    </message>
    <message>
      <source>Komi</source>
      <translation>Komi</translation>
    </message>
    <message>
      <source>Kongo</source>
      <translation>Kongolesisch</translation>
    </message>
    <message>
      <source>Konkani</source>
      <translation>Konkani</translation>
    </message>
    <message>
      <source>Korean</source>
      <translation>Koreanisch</translation>
    </message>
    <message>
      <source>Koro</source>
      <translation>Koro</translation>
    </message>
    <message>
      <source>Koyra Chiini</source>
      <translation>Koyra Chiini</translation>
    </message>
    <message>
      <source>Koyraboro Senni</source>
      <translation>Koyraboro Senni</translation>
    </message>
    <message>
      <source>Kpelle</source>
      <translation>Kpelle</translation>
    </message>
    <message>
      <source>Kuanyama</source>
      <translation>Kwanyama</translation>
    </message>
    <message>
      <source>Kurdish</source>
      <translation>Kurdisch</translation>
    </message>
    <message>
      <source>Kuvi</source>
      <translation>Kuvi</translation>
    </message>
    <message>
      <source>Kwasio</source>
      <translation>Kwasio</translation>
    </message>
    <message>
      <source>Kyrgyz</source>
      <translation>Kirgisisch</translation>
    </message>
    <message>
      <source>Kʼicheʼ</source>
      <translation>Kʼicheʼ</translation>
    </message>
    <message>
      <source>Ladin</source>
      <translation>Ladinisch</translation>
    </message>
    <message>
      <source>Lakota</source>
      <translation>Lakota</translation>
    </message>
    <message>
      <source>Langi</source>
      <translation>Langi</translation>
    </message>
    <message>
      <source>Lao</source>
      <translation>Laotisch</translation>
    </message>
    <message>
      <source>Latin</source>
      <translation>Latein</translation>
    </message>
    <message>
      <source>Latvian</source>
      <translation>Lettisch</translation>
    </message>
    <message>
      <source>Lezghian</source>
      <translation>Lesgisch</translation>
    </message>
    <message>
      <source>Ligurian</source>
      <translation>Ligurisch</translation>
    </message>
    <message>
      <source>Limburgish</source>
      <translation>Limburgisch</translation>
    </message>
    <message>
      <source>Lingala</source>
      <translation>Lingala</translation>
    </message>
    <message>
      <source>Literary Chinese</source>
      <translation>Klassisches Chinesisch</translation>
    </message>
    <message>
      <source>Lithuanian</source>
      <translation>Litauisch</translation>
    </message>
    <message>
      <source>Lojban</source>
      <translation>Lojban</translation>
    </message>
    <message>
      <source>Low German</source>
      <translation>Niederdeutsch</translation>
    </message>
    <message>
      <source>Lower Sorbian</source>
      <translation>Niedersorbisch</translation>
    </message>
    <message>
      <source>Luba-Katanga</source>
      <translation>Luba-Katanga</translation>
    </message>
    <message>
      <source>Lule Sami</source>
      <translation>Lule-Samisch</translation>
    </message>
    <message>
      <source>Luo</source>
      <translation>Luo</translation>
    </message>
    <message>
      <source>Luxembourgish</source>
      <translation>Luxemburgisch</translation>
    </message>
    <message>
      <source>Luyia</source>
      <translation>Luyia</translation>
    </message>
    <message>
      <source>Macedonian</source>
      <translation>Mazedonisch</translation>
    </message>
    <message>
      <source>Machame</source>
      <translation>Machame</translation>
    </message>
    <message>
      <source>Maithili</source>
      <translation>Maithili</translation>
    </message>
    <message>
      <source>Makhuwa-Meetto</source>
      <translation>Makhuwa-Meetto</translation>
    </message>
    <message>
      <source>Makonde</source>
      <translation>Makonde</translation>
    </message>
    <message>
      <source>Malagasy</source>
      <translation>Malagasy</translation>
    </message>
    <message>
      <source>Malay</source>
      <translation>Malaiisch</translation>
    </message>
    <message>
      <source>Malayalam</source>
      <translation>Malayalam</translation>
    </message>
    <message>
      <source>Maltese</source>
      <translation>Maltesisch</translation>
    </message>
    <message>
      <source>Mandingo</source>
      <translation>Malinke</translation>
    </message>
    <message>
      <source>Manipuri</source>
      <translation>Meithei</translation>
    </message>
    <message>
      <source>Manx</source>
      <translation>Manx</translation>
    </message>
    <message>
      <source>Mapuche</source>
      <translation>Mapudungun</translation>
    </message>
    <message>
      <source>Marathi</source>
      <translation>Marathi</translation>
    </message>
    <message>
      <source>Marshallese</source>
      <translation>Marschallesisch</translation>
    </message>
    <message>
      <source>Masai</source>
      <translation>Massai</translation>
    </message>
    <message>
      <source>Mazanderani</source>
      <translation>Masanderanisch</translation>
    </message>
    <message>
      <source>Mende</source>
      <translation>Mende</translation>
    </message>
    <message>
      <source>Meru</source>
      <translation>Meru</translation>
    </message>
    <message>
      <source>Metaʼ</source>
      <translation>Metaʼ</translation>
    </message>
    <message>
      <source>Mohawk</source>
      <translation>Mohawk</translation>
    </message>
    <message>
      <source>Moksha</source>
      <translation>Mokschanisch</translation>
    </message>
    <message>
      <source>Mongolian</source>
      <translation>Mongolisch</translation>
    </message>
    <message>
      <source>Morisyen</source>
      <translation>Morisyen</translation>
    </message>
    <message>
      <source>Mundang</source>
      <translation>Mundang</translation>
    </message>
    <message>
      <source>Muscogee</source>
      <translation>Muskogee</translation>
    </message>
    <message>
      <source>Māori</source>
      <translation>Māori</translation>
    </message>
    <message>
      <source>Nama</source>
      <translation>Nama</translation>
    </message>
    <message>
      <source>Nauru</source>
      <translation>Nauruisch</translation>
    </message>
    <message>
      <source>Navajo</source>
      <translation>Navajo</translation>
    </message>
    <message>
      <source>Ndonga</source>
      <translation>Ndonga</translation>
    </message>
    <message>
      <source>Nepali</source>
      <translation>Nepalesisch</translation>
    </message>
    <message>
      <source>Newari</source>
      <translation>Newarisch</translation>
    </message>
    <message>
      <source>Ngiemboon</source>
      <translation>Ngiemboon</translation>
    </message>
    <message>
      <source>Ngomba</source>
      <translation>Ngomba</translation>
    </message>
    <message>
      <source>Nheengatu</source>
      <translation>Nheengatu</translation>
    </message>
    <message>
      <source>Nigerian Pidgin</source>
      <translation>Nigerianisches Pidgin</translation>
    </message>
    <message>
      <source>North Ndebele</source>
      <translation>Nord-Ndebele</translation>
    </message>
    <message>
      <source>Northern Frisian</source>
      <translation>Nordfriesisch</translation>
    </message>
    <message>
      <source>Northern Luri</source>
      <translation>Nördliches Luri</translation>
    </message>
    <message>
      <source>Northern Sami</source>
      <translation>Nordsamisch</translation>
    </message>
    <message>
      <source>Northern Sotho</source>
      <translation>Nord-Sotho</translation>
    </message>
    <message>
      <source>Norwegian Bokmål</source>
      <translation>Norwegisch (Bokmål)</translation>
    </message>
    <message>
      <source>Norwegian Nynorsk</source>
      <translation>Norwegisch (Nynorsk)</translation>
    </message>
    <message>
      <source>Nuer</source>
      <translation>Nuer</translation>
    </message>
    <message>
      <source>Nyanja</source>
      <translation>Nyanja</translation>
    </message>
    <message>
      <source>Nyankole</source>
      <translation>Nyankole</translation>
    </message>
    <message>
      <source>N’Ko</source>
      <translation>N’Ko</translation>
    </message>
    <message>
      <source>Obolo</source>
      <translation>Obolo</translation>
    </message>
    <message>
      <source>Occitan</source>
      <translation>Okzitanisch</translation>
    </message>
    <message>
      <source>Odia</source>
      <translation>Oriya</translation>
    </message>
    <message>
      <source>Ojibwa</source>
      <translation>Ojibwa</translation>
    </message>
    <message>
      <source>Old Irish</source>
      <translation>Altirisch</translation>
    </message>
    <message>
      <source>Old Norse</source>
      <translation>Altnordisch</translation>
    </message>
    <message>
      <source>Old Persian</source>
      <translation>Altpersisch</translation>
    </message>
    <message>
      <source>Oromo</source>
      <translation>Oromo</translation>
    </message>
    <message>
      <source>Osage</source>
      <translation>Osage</translation>
    </message>
    <message>
      <source>Ossetic</source>
      <translation>Ossetisch</translation>
    </message>
    <message>
      <source>Pahlavi</source>
      <translation>Mittelpersisch</translation>
    </message>
    <message>
      <source>Palauan</source>
      <translation>Palau</translation>
    </message>
    <message>
      <source>Pali</source>
      <translation>Pali</translation>
    </message>
    <message>
      <source>Papiamento</source>
      <translation>Papiamento</translation>
    </message>
    <message>
      <source>Pashto</source>
      <translation>Paschtu</translation>
    </message>
    <message>
      <source>Persian</source>
      <translation>Persisch</translation>
    </message>
    <message>
      <source>Phoenician</source>
      <translation>Phönizisch</translation>
    </message>
    <message>
      <source>Pijin</source>
      <translation>Pijin</translation>
    </message>
    <message>
      <source>Polish</source>
      <translation>Polnisch</translation>
    </message>
    <message>
      <source>Portuguese</source>
      <translation>Portugiesisch</translation>
    </message>
    <message>
      <source>Prussian</source>
      <translation>Altpreußisch</translation>
    </message>
    <message>
      <source>Punjabi</source>
      <translation>Punjabi</translation>
    </message>
    <message>
      <source>Quechua</source>
      <translation>Quechua</translation>
    </message>
    <message>
      <source>Rajasthani</source>
      <translation>Rajasthani</translation>
    </message>
    <message>
      <source>Rohingya</source>
      <translation>Rohingyalisch</translation>
    </message>
    <message>
      <source>Romanian</source>
      <translation>Rumänisch</translation>
    </message>
    <message>
      <source>Romansh</source>
      <translation>Rätoromanisch</translation>
    </message>
    <message>
      <source>Rombo</source>
      <translation>Rombo</translation>
    </message>
    <message>
      <source>Rundi</source>
      <translation>Rundi</translation>
    </message>
    <message>
      <source>Russian</source>
      <translation>Russisch</translation>
    </message>
    <message>
      <source>Rwa</source>
      <translation>Rwa</translation>
    </message>
    <message>
      <source>Saho</source>
      <translation>Saho</translation>
    </message>
    <message>
      <source>Samburu</source>
      <translation>Samburu</translation>
    </message>
    <message>
      <source>Samoan</source>
      <translation>Samoanisch</translation>
    </message>
    <message>
      <source>Sango</source>
      <translation>Sango</translation>
    </message>
    <message>
      <source>Sangu</source>
      <translation>Sangu</translation>
    </message>
    <message>
      <source>Sanskrit</source>
      <translation>Sanskrit</translation>
    </message>
    <message>
      <source>Santali</source>
      <translation>Santali</translation>
    </message>
    <message>
      <source>Sardinian</source>
      <translation>Sardisch</translation>
    </message>
    <message>
      <source>Scottish Gaelic</source>
      <translation>Schottisches Gälisch</translation>
    </message>
    <message>
      <source>Sena</source>
      <translation>Sena</translation>
    </message>
    <message>
      <source>Serbian</source>
      <translation>Serbisch</translation>
    </message>
    <message>
      <source>Shambala</source>
      <translation>Shambala</translation>
    </message>
    <message>
      <source>Shan</source>
      <translation>Shan</translation>
    </message>
    <message>
      <source>Shona</source>
      <translation>Shona</translation>
    </message>
    <message>
      <source>Sichuan Yi</source>
      <translation>Yi</translation>
    </message>
    <message>
      <source>Sicilian</source>
      <translation>Sizilianisch</translation>
    </message>
    <message>
      <source>Sidamo</source>
      <translation>Sidamo</translation>
    </message>
    <message>
      <source>Silesian</source>
      <translation>Schlesisch</translation>
    </message>
    <message>
      <source>Sindhi</source>
      <translation>Sindhi</translation>
    </message>
    <message>
      <source>Sinhala</source>
      <translation>Singhalesisch</translation>
    </message>
    <message>
      <source>Skolt Sami</source>
      <translation>Skolt-Samisch</translation>
    </message>
    <message>
      <source>Slovak</source>
      <translation>Slowakisch</translation>
    </message>
    <message>
      <source>Slovenian</source>
      <translation>Slowenisch</translation>
    </message>
    <message>
      <source>Soga</source>
      <translation>Soga</translation>
    </message>
    <message>
      <source>Somali</source>
      <translation>Somali</translation>
    </message>
    <message>
      <source>Sourashtra</source>
      <translation>Sourashtra</translation>
    </message>
    <message>
      <source>South Ndebele</source>
      <translation>Süd-Ndebele</translation>
    </message>
    <message>
      <source>Southern Kurdish</source>
      <translation>Südkurdisch</translation>
    </message>
    <message>
      <source>Southern Sami</source>
      <translation>Südsamisch</translation>
    </message>
    <message>
      <source>Southern Sotho</source>
      <translation>Süd-Sotho</translation>
    </message>
    <message>
      <source>Spanish</source>
      <translation>Spanisch</translation>
    </message>
    <message>
      <source>Standard Moroccan Tamazight</source>
      <translation>Tamazight</translation>
    </message>
    <message>
      <source>Sundanese</source>
      <translation>Sundanesisch</translation>
    </message>
    <message>
      <source>Swahili</source>
      <translation>Suaheli</translation>
    </message>
    <message>
      <source>Swampy Cree</source>
      <translation>Sumpf-Cree</translation>
    </message>
    <message>
      <source>Swati</source>
      <translation>Swazi</translation>
    </message>
    <message>
      <source>Swedish</source>
      <translation>Schwedisch</translation>
    </message>
    <message>
      <source>Swiss German</source>
      <translation>Schweizerdeutsch</translation>
    </message>
    <message>
      <source>Syriac</source>
      <translation>Syrisch</translation>
    </message>
    <message>
      <source>Tachelhit</source>
      <translation>Taschelhit</translation>
    </message>
    <message>
      <source>Tahitian</source>
      <translation>Tahitisch</translation>
    </message>
    <message>
      <source>Tai Dam</source>
      <translation>Tai Dam</translation>
    </message>
    <message>
      <source>Taita</source>
      <translation>Taita</translation>
    </message>
    <message>
      <source>Tajik</source>
      <translation>Tadschikisch</translation>
    </message>
    <message>
      <source>Tamil</source>
      <translation>Tamil</translation>
    </message>
    <message>
      <source>Taroko</source>
      <translation>Taroko</translation>
    </message>
    <message>
      <source>Tasawaq</source>
      <translation>Tasawaq</translation>
    </message>
    <message>
      <source>Tatar</source>
      <translation>Tatarisch</translation>
    </message>
    <message>
      <source>Telugu</source>
      <translation>Telugu</translation>
    </message>
    <message>
      <source>Teso</source>
      <translation>Teso</translation>
    </message>
    <message>
      <source>Thai</source>
      <translation>Thailändisch</translation>
    </message>
    <message>
      <source>Tibetan</source>
      <translation>Tibetisch</translation>
    </message>
    <message>
      <source>Tigre</source>
      <translation>Tigre</translation>
    </message>
    <message>
      <source>Tigrinya</source>
      <translation>Tigrinya</translation>
    </message>
    <message>
      <source>Tok Pisin</source>
      <translation>Neumelanesisch</translation>
    </message>
    <message>
      <source>Tokelauan</source>
      <translation>Tokelauanisch</translation>
    </message>
    <message>
      <source>Toki Pona</source>
      <translation>Toki Pona</translation>
    </message>
    <message>
      <source>Tongan</source>
      <translation>Tongaisch</translation>
    </message>
    <message>
      <source>Torwali</source>
      <translation>Torwali</translation>
    </message>
    <message>
      <source>Tsonga</source>
      <translation>Tsonga</translation>
    </message>
    <message>
      <source>Tswana</source>
      <translation>Tswana</translation>
    </message>
    <message>
      <source>Turkish</source>
      <translation>Türkisch</translation>
    </message>
    <message>
      <source>Turkmen</source>
      <translation>Turkmenisch</translation>
    </message>
    <message>
      <source>Tuvalu</source>
      <translation>Tuvaluisch</translation>
    </message>
    <message>
      <source>Tyap</source>
      <translation>Tyap</translation>
    </message>
    <message>
      <source>Ugaritic</source>
      <translation>Ugaritisch</translation>
    </message>
    <message>
      <source>Ukrainian</source>
      <translation>Ukrainisch</translation>
    </message>
    <message>
      <source>Upper Sorbian</source>
      <translation>Obersorbisch</translation>
    </message>
    <message>
      <source>Urdu</source>
      <translation>Urdu</translation>
    </message>
    <message>
      <source>Uyghur</source>
      <translation>Uigurisch</translation>
    </message>
    <message>
      <source>Uzbek</source>
      <translation>Usbekisch</translation>
    </message>
    <message>
      <source>Vai</source>
      <translation>Vai</translation>
    </message>
    <message>
      <source>Venda</source>
      <translation>Venda</translation>
    </message>
    <message>
      <source>Venetian</source>
      <translation>Venetisch</translation>
    </message>
    <message>
      <source>Vietnamese</source>
      <translation>Vietnamesisch</translation>
    </message>
    <message>
      <source>Volapük</source>
      <translation>Volapük</translation>
    </message>
    <message>
      <source>Vunjo</source>
      <translation>Vunjo</translation>
    </message>
    <message>
      <source>Walloon</source>
      <translation>Wallonisch</translation>
    </message>
    <message>
      <source>Walser</source>
      <translation>Walliserdeutsch</translation>
    </message>
    <message>
      <source>Warlpiri</source>
      <translation>Warlpiri</translation>
    </message>
    <message>
      <source>Welsh</source>
      <translation>Walisisch</translation>
    </message>
    <message>
      <source>Western Balochi</source>
      <translation>Westliches Belutschi</translation>
    </message>
    <message>
      <source>Western Frisian</source>
      <translation>Westfriesisch</translation>
    </message>
    <message>
      <source>Wolaytta</source>
      <translation>Wolaytta</translation>
    </message>
    <message>
      <source>Wolof</source>
      <translation>Wolof</translation>
    </message>
    <message>
      <source>Xhosa</source>
      <translation>Xhosa</translation>
    </message>
    <message>
      <source>Yakut</source>
      <translation>Jakutisch</translation>
    </message>
    <message>
      <source>Yangben</source>
      <translation>Yangben</translation>
    </message>
    <message>
      <source>Yiddish</source>
      <translation>Jiddisch</translation>
    </message>
    <message>
      <source>Yoruba</source>
      <translation>Yoruba</translation>
    </message>
    <message>
      <source>Zarma</source>
      <translation>Zarma</translation>
    </message>
    <message>
      <source>Zhuang</source>
      <translation>Zhuang</translation>
    </message>
    <message>
      <source>Zulu</source>
      <translation>Zulu</translation>
    </message>
  </context>
</TS>