<?xml version='1.0' encoding='utf-8'?>
<TS version="2.1" language="en">
  <context>
    <name>ArtistHead</name>
    <message numerus="yes">
      <source>%n album(s)</source>
      <translation>
        <numerusform>%n album</numerusform>
        <numerusform>%n albums</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n locked</source>
      <translation>
        <numerusform>%n locked</numerusform>
        <numerusform>%n locked</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>BatchPanel</name>
    <message numerus="yes">
      <source>Undo in all %n titles</source>
      <translation>
        <numerusform>Undo in all %n titles</numerusform>
        <numerusform>Undo in all %n titles</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>BulkPane</name>
    <message numerus="yes">
      <source>%n change(s)</source>
      <translation>
        <numerusform>%n change</numerusform>
        <numerusform>%n changes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n locked and skipped</source>
      <translation>
        <numerusform>%n locked and skipped</numerusform>
        <numerusform>%n locked and skipped</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n already so</source>
      <translation>
        <numerusform>%n already so</numerusform>
        <numerusform>%n already so</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>CandidatesModel</name>
    <message numerus="yes">
      <source>%n vote(s)</source>
      <translation>
        <numerusform>%n vote</numerusform>
        <numerusform>%n votes</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>CandidatesPane</name>
    <message numerus="yes">
      <source>%n more result(s)</source>
      <translation>
        <numerusform>%n more result</numerusform>
        <numerusform>%n more results</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Choices</name>
    <message numerus="yes">
      <source>%n candidate(s)</source>
      <translation>
        <numerusform>%n candidate</numerusform>
        <numerusform>%n candidates</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n provider(s)</source>
      <translation>
        <numerusform>%n provider</numerusform>
        <numerusform>%n providers</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>CollectionPage</name>
    <message numerus="yes">
      <source>%n hour(s) in all</source>
      <translation>
        <numerusform>%n hour in all</numerusform>
        <numerusform>%n hours in all</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n film(s) here</source>
      <translation>
        <numerusform>%n film here</numerusform>
        <numerusform>%n films here</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n not here</source>
      <translation>
        <numerusform>%n not here</numerusform>
        <numerusform>%n not here</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n film(s)</source>
      <translation>
        <numerusform>%n film</numerusform>
        <numerusform>%n films</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{here} of %n film(s)</source>
      <translation>
        <numerusform>{here} of %n film</numerusform>
        <numerusform>{here} of %n films</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n film(s) added to “{title}”</source>
      <translation>
        <numerusform>%n film added to “{title}”</numerusform>
        <numerusform>%n films added to “{title}”</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n film(s) taken out of “{title}”</source>
      <translation>
        <numerusform>%n film taken out of “{title}”</numerusform>
        <numerusform>%n films taken out of “{title}”</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>CollectionParts</name>
    <message numerus="yes">
      <source>{title}: {here} of %n film(s) here</source>
      <translation>
        <numerusform>{title}: {here} of %n film here</numerusform>
        <numerusform>{title}: {here} of %n films here</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>EmptyList</name>
    <message numerus="yes">
      <source>“{words}” finds nothing in this list, but %n title(s) elsewhere.</source>
      <translation>
        <numerusform>“{words}” finds nothing in this list, but %n title elsewhere.</numerusform>
        <numerusform>“{words}” finds nothing in this list, but %n titles elsewhere.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>FilmsModel</name>
    <message numerus="yes">
      <source>%n field(s) locked</source>
      <translation>
        <numerusform>%n field locked</numerusform>
        <numerusform>%n fields locked</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>FilterModel</name>
    <message numerus="yes">
      <source>%n title(s)</source>
      <translation>
        <numerusform>%n title</numerusform>
        <numerusform>%n titles</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Folders</name>
    <message numerus="yes">
      <source>%n file(s) named like movies</source>
      <translation>
        <numerusform>%n file named like movies</numerusform>
        <numerusform>%n files named like movies</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) numbered like episodes</source>
      <translation>
        <numerusform>%n file numbered like episodes</numerusform>
        <numerusform>%n files numbered like episodes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n music file(s)</source>
      <translation>
        <numerusform>%n music file</numerusform>
        <numerusform>%n music files</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>GroupPane</name>
    <message numerus="yes">
      <source>%n player(s)</source>
      <translation>
        <numerusform>%n player</numerusform>
        <numerusform>%n players</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>IdentifyPage</name>
    <message numerus="yes">
      <source>%n title(s) to identify</source>
      <translation>
        <numerusform>%n title to identify</numerusform>
        <numerusform>%n titles to identify</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Nobody on the internet is asked. Until you go online there wait: %n title(s).</source>
      <translation>
        <numerusform>Nobody on the internet is asked. Until you go online there wait: %n title.</numerusform>
        <numerusform>Nobody on the internet is asked. Until you go online there wait: %n titles.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>You left %n title(s) unidentified. They can be asked about again.</source>
      <translation>
        <numerusform>You left %n title unidentified. They can be asked about again.</numerusform>
        <numerusform>You left %n titles unidentified. They can be asked about again.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Ask again about %n title(s)</source>
      <translation>
        <numerusform>Ask again about %n title</numerusform>
        <numerusform>Ask again about %n titles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Identify %n title(s) now</source>
      <translation>
        <numerusform>Identify %n title now</numerusform>
        <numerusform>Identify %n titles now</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ItemVerbs</name>
    <message numerus="yes">
      <source>%n title(s) locked</source>
      <translation>
        <numerusform>%n title locked</numerusform>
        <numerusform>%n titles locked</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n title(s) unlocked</source>
      <translation>
        <numerusform>%n title unlocked</numerusform>
        <numerusform>%n titles unlocked</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n title(s) marked as watched</source>
      <translation>
        <numerusform>%n title marked as watched</numerusform>
        <numerusform>%n titles marked as watched</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n title(s) marked as not watched</source>
      <translation>
        <numerusform>%n title marked as not watched</numerusform>
        <numerusform>%n titles marked as not watched</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n title(s) enriched before all others</source>
      <translation>
        <numerusform>%n title enriched before all others</numerusform>
        <numerusform>%n titles enriched before all others</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Artwork of %n title(s) is looked after</source>
      <translation>
        <numerusform>Artwork of %n title is looked after</numerusform>
        <numerusform>Artwork of %n titles is looked after</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Artwork of %n title(s) is left alone</source>
      <translation>
        <numerusform>Artwork of %n title is left alone</numerusform>
        <numerusform>Artwork of %n titles is left alone</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n title(s) moved to the trash; files stay</source>
      <translation>
        <numerusform>%n title moved to the trash; files stay</numerusform>
        <numerusform>%n titles moved to the trash; files stay</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n title(s) moved to the trash with files</source>
      <translation>
        <numerusform>%n title moved to the trash with files</numerusform>
        <numerusform>%n titles moved to the trash with files</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) out of reach, or of another title too</source>
      <translation>
        <numerusform>%n file out of reach, or of another title too</numerusform>
        <numerusform>%n files out of reach, or of another title too</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>JobBar</name>
    <message numerus="yes">
      <source>%n new notification(s)</source>
      <translation>
        <numerusform>%n new notification</numerusform>
        <numerusform>%n new notifications</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n job(s) waiting</source>
      <translation>
        <numerusform>%n job waiting</numerusform>
        <numerusform>%n jobs waiting</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n paused</source>
      <translation>
        <numerusform>%n paused</numerusform>
        <numerusform>%n paused</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n job(s) paused</source>
      <translation>
        <numerusform>%n job paused</numerusform>
        <numerusform>%n jobs paused</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n min left</source>
      <translation>
        <numerusform>%n min left</numerusform>
        <numerusform>%n min left</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LibrariesTab</name>
    <message numerus="yes">
      <source>%n title(s)</source>
      <translation>
        <numerusform>%n title</numerusform>
        <numerusform>%n titles</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LibraryPage</name>
    <message numerus="yes">
      <source>%n selected</source>
      <translation>
        <numerusform>%n selected</numerusform>
        <numerusform>%n selected</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>LibraryPanel</name>
    <message numerus="yes">
      <source>%n title(s)</source>
      <translation>
        <numerusform>%n title</numerusform>
        <numerusform>%n titles</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>MappingDialog</name>
    <message numerus="yes">
      <source>%n line(s) cannot be read yet.</source>
      <translation>
        <numerusform>%n line cannot be read yet.</numerusform>
        <numerusform>%n lines cannot be read yet.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Other episodes then: %n file(s).</source>
      <translation>
        <numerusform>Other episodes then: %n file.</numerusform>
        <numerusform>Other episodes then: %n files.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n NFO and picture file(s) of what is left stay there.</source>
      <translation>
        <numerusform>%n NFO and picture file of what is left stay there.</numerusform>
        <numerusform>%n NFO and picture files of what is left stay there.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more</source>
      <translation>
        <numerusform>%n more</numerusform>
        <numerusform>%n more</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) of “{show}” given to other episodes</source>
      <translation>
        <numerusform>%n file of “{show}” given to other episodes</numerusform>
        <numerusform>%n files of “{show}” given to other episodes</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>MusicPage</name>
    <message numerus="yes">
      <source>%n artist(s)</source>
      <translation>
        <numerusform>%n artist</numerusform>
        <numerusform>%n artists</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n track(s)</source>
      <translation>
        <numerusform>%n track</numerusform>
        <numerusform>%n tracks</numerusform>
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
    <name>PersonPage</name>
    <message numerus="yes">
      <source>%n in your library</source>
      <translation>
        <numerusform>%n in your library</numerusform>
        <numerusform>%n in your library</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n year(s) old</source>
      <translation>
        <numerusform>%n year old</numerusform>
        <numerusform>%n years old</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PlanFooter</name>
    <message numerus="yes">
      <source>%n decision(s) open; everything else can go now</source>
      <translation>
        <numerusform>%n decision open; everything else can go now</numerusform>
        <numerusform>%n decisions open; everything else can go now</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n title(s) left out, their folder is away</source>
      <translation>
        <numerusform>%n title left out, their folder is away</numerusform>
        <numerusform>%n titles left out, their folder is away</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Waiting for a disk that is not connected: %n title(s)</source>
      <translation>
        <numerusform>Waiting for a disk that is not connected: %n title</numerusform>
        <numerusform>Waiting for a disk that is not connected: %n titles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) changed by another program; their version is kept aside</source>
      <translation>
        <numerusform>%n file changed by another program; their version is kept aside</numerusform>
        <numerusform>%n files changed by another program; their version is kept aside</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Publish %n title(s)</source>
      <translation>
        <numerusform>Publish %n title</numerusform>
        <numerusform>Publish %n titles</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PlanModel</name>
    <message numerus="yes">
      <source>%n file(s)</source>
      <translation>
        <numerusform>%n file</numerusform>
        <numerusform>%n files</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PlayersPage</name>
    <message numerus="yes">
      <source>%n group(s)</source>
      <translation>
        <numerusform>%n group</numerusform>
        <numerusform>%n groups</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n player(s)</source>
      <translation>
        <numerusform>%n player</numerusform>
        <numerusform>%n players</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n title(s)</source>
      <translation>
        <numerusform>%n title</numerusform>
        <numerusform>%n titles</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PlayersStep</name>
    <message numerus="yes">
      <source>Looked on this network: %n player(s) answered.</source>
      <translation>
        <numerusform>Looked on this network: %n player answered.</numerusform>
        <numerusform>Looked on this network: %n players answered.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PlaylistDialog</name>
    <message numerus="yes">
      <source>%n file(s)</source>
      <translation>
        <numerusform>%n file</numerusform>
        <numerusform>%n files</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ProofLines</name>
    <message numerus="yes">
      <source>In {there} of %n player(s)</source>
      <translation>
        <numerusform>In {there} of %n player</numerusform>
        <numerusform>In {there} of %n players</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>and %n more</source>
      <translation>
        <numerusform>and %n more</numerusform>
        <numerusform>and %n more</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PublishPage</name>
    <message numerus="yes">
      <source>%n title(s). Nothing is written until you say so.</source>
      <translation>
        <numerusform>%n title. Nothing is written until you say so.</numerusform>
        <numerusform>%n titles. Nothing is written until you say so.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n title(s) for {players}. Nothing is written until you say so.</source>
      <translation>
        <numerusform>%n title for {players}. Nothing is written until you say so.</numerusform>
        <numerusform>%n titles for {players}. Nothing is written until you say so.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) compared, all as they should be.</source>
      <translation>
        <numerusform>%n file compared, all as they should be.</numerusform>
        <numerusform>%n files compared, all as they should be.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>PutBackDialog</name>
    <message numerus="yes">
      <source>%n title(s)</source>
      <translation>
        <numerusform>%n title</numerusform>
        <numerusform>%n titles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Not there any more: %n title(s).</source>
      <translation>
        <numerusform>Not there any more: %n title.</numerusform>
        <numerusform>Not there any more: %n titles.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>RenameFooter</name>
    <message numerus="yes">
      <source>%n folder(s) not connected or read-only</source>
      <translation>
        <numerusform>%n folder not connected or read-only</numerusform>
        <numerusform>%n folders not connected or read-only</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n name(s) cannot be changed; they stay</source>
      <translation>
        <numerusform>%n name cannot be changed; they stay</numerusform>
        <numerusform>%n names cannot be changed; they stay</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Rename %n file(s)</source>
      <translation>
        <numerusform>Rename %n file</numerusform>
        <numerusform>Rename %n files</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>RenameModel</name>
    <message numerus="yes">
      <source>%n name(s)</source>
      <translation>
        <numerusform>%n name</numerusform>
        <numerusform>%n names</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>RenamePage</name>
    <message numerus="yes">
      <source>%n title(s). Nothing is renamed until you say so.</source>
      <translation>
        <numerusform>%n title. Nothing is renamed until you say so.</numerusform>
        <numerusform>%n titles. Nothing is renamed until you say so.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>RootBanner</name>
    <message numerus="yes">
      <source>Not in {folder} any more: %n title(s). Nothing was changed.</source>
      <translation>
        <numerusform>Not in {folder} any more: %n title. Nothing was changed.</numerusform>
        <numerusform>Not in {folder} any more: %n titles. Nothing was changed.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Session</name>
    <message numerus="yes">
      <source>%n title(s)</source>
      <translation>
        <numerusform>%n title</numerusform>
        <numerusform>%n titles</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SettingsPage</name>
    <message numerus="yes">
      <source>%n hit(s)</source>
      <translation>
        <numerusform>%n hit</numerusform>
        <numerusform>%n hits</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SharedModel</name>
    <message numerus="yes">
      <source>%n different values</source>
      <translation>
        <numerusform>%n different values</numerusform>
        <numerusform>%n different values</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ShowPage</name>
    <message numerus="yes">
      <source>and %n more</source>
      <translation>
        <numerusform>and %n more</numerusform>
        <numerusform>and %n more</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SlotsModel</name>
    <message numerus="yes">
      <source>%n found, none chosen</source>
      <translation>
        <numerusform>%n found, none chosen</numerusform>
        <numerusform>%n found, none chosen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n in use</source>
      <translation>
        <numerusform>%n in use</numerusform>
        <numerusform>%n in use</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SnapshotsModel</name>
    <message numerus="yes">
      <source>%n title(s)</source>
      <translation>
        <numerusform>%n title</numerusform>
        <numerusform>%n titles</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>TrashPage</name>
    <message numerus="yes">
      <source>%n title(s)</source>
      <translation>
        <numerusform>%n title</numerusform>
        <numerusform>%n titles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n single file(s)</source>
      <translation>
        <numerusform>%n single file</numerusform>
        <numerusform>%n single files</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>VerifyPage</name>
    <message numerus="yes">
      <source>%n file(s) unlike what was published</source>
      <translation>
        <numerusform>%n file unlike what was published</numerusform>
        <numerusform>%n files unlike what was published</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) selected</source>
      <translation>
        <numerusform>%n file selected</numerusform>
        <numerusform>%n files selected</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) left as on disk</source>
      <translation>
        <numerusform>%n file left as on disk</numerusform>
        <numerusform>%n files left as on disk</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>VersionDialog</name>
    <message numerus="yes">
      <source>%n NFO and picture file(s) of the title that is left stay there.</source>
      <translation>
        <numerusform>%n NFO and picture file of the title that is left stay there.</numerusform>
        <numerusform>%n NFO and picture files of the title that is left stay there.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Merge %n title(s) into one</source>
      <translation>
        <numerusform>Merge %n title into one</numerusform>
        <numerusform>Merge %n titles into one</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>WatchedSection</name>
    <message numerus="yes">
      <source>%n conflict(s)</source>
      <translation>
        <numerusform>%n conflict</numerusform>
        <numerusform>%n conflicts</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>WordsPanel</name>
    <message numerus="yes">
      <source>“{word}” is written “{into}” on %n title(s)</source>
      <translation>
        <numerusform>“{word}” is written “{into}” on %n title</numerusform>
        <numerusform>“{word}” is written “{into}” on %n titles</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>_DiffPane</name>
    <message numerus="yes">
      <source>and %n more line(s)</source>
      <translation>
        <numerusform>and %n more line</numerusform>
        <numerusform>and %n more lines</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Backup</name>
    <message numerus="yes">
      <source>%n edit(s) of yours that it does not have would be gone:</source>
      <translation>
        <numerusform>%n edit of yours that it does not have would be gone:</numerusform>
        <numerusform>%n edits of yours that it does not have would be gone:</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Card</name>
    <message numerus="yes">
      <source>%n album(s)</source>
      <translation>
        <numerusform>%n album</numerusform>
        <numerusform>%n albums</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n episode(s)</source>
      <translation>
        <numerusform>%n episode</numerusform>
        <numerusform>%n episodes</numerusform>
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
  </context>
  <context>
    <name>DetailPane</name>
    <message numerus="yes">
      <source>%n locked</source>
      <translation>
        <numerusform>%n locked</numerusform>
        <numerusform>%n locked</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>FilePane</name>
    <message numerus="yes">
      <source>%n more</source>
      <translation>
        <numerusform>%n more</numerusform>
        <numerusform>%n more</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>GatheredPage</name>
    <message numerus="yes">
      <source>%n locked</source>
      <translation>
        <numerusform>%n locked</numerusform>
        <numerusform>%n locked</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Job</name>
    <message numerus="yes">
      <source>%n episode(s)</source>
      <translation>
        <numerusform>%n episode</numerusform>
        <numerusform>%n episodes</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Jobs</name>
    <message numerus="yes">
      <source>%n back again</source>
      <translation>
        <numerusform>%n back again</numerusform>
        <numerusform>%n back again</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n changed</source>
      <translation>
        <numerusform>%n changed</numerusform>
        <numerusform>%n changed</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n enriched</source>
      <translation>
        <numerusform>%n enriched</numerusform>
        <numerusform>%n enriched</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n event(s) that managers told when they were asked.</source>
      <translation>
        <numerusform>%n event that managers told when they were asked.</numerusform>
        <numerusform>%n events that managers told when they were asked.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s)</source>
      <translation>
        <numerusform>%n file</numerusform>
        <numerusform>%n files</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) and folders renamed.</source>
      <translation>
        <numerusform>%n file and folders renamed.</numerusform>
        <numerusform>%n files and folders renamed.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) beside videos copied into the cache.</source>
      <translation>
        <numerusform>%n file beside videos copied into the cache.</numerusform>
        <numerusform>%n files beside videos copied into the cache.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) brought back.</source>
      <translation>
        <numerusform>%n file brought back.</numerusform>
        <numerusform>%n files brought back.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) checked</source>
      <translation>
        <numerusform>%n file checked</numerusform>
        <numerusform>%n files checked</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) could not be used; the list is under Activity.</source>
      <translation>
        <numerusform>%n file could not be used; the list is under Activity.</numerusform>
        <numerusform>%n files could not be used; the list is under Activity.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) deleted for good</source>
      <translation>
        <numerusform>%n file deleted for good</numerusform>
        <numerusform>%n files deleted for good</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) moved to the trash.</source>
      <translation>
        <numerusform>%n file moved to the trash.</numerusform>
        <numerusform>%n files moved to the trash.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) of which there is something to say; the list is under Activity.</source>
      <translation>
        <numerusform>%n file of which there is something to say; the list is under Activity.</numerusform>
        <numerusform>%n files of which there is something to say; the list is under Activity.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) of yours given back</source>
      <translation>
        <numerusform>%n file of yours given back</numerusform>
        <numerusform>%n files of yours given back</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) put right or left as they are.</source>
      <translation>
        <numerusform>%n file put right or left as they are.</numerusform>
        <numerusform>%n files put right or left as they are.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) removed</source>
      <translation>
        <numerusform>%n file removed</numerusform>
        <numerusform>%n files removed</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) written</source>
      <translation>
        <numerusform>%n file written</numerusform>
        <numerusform>%n files written</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n held back, as they look like other titles</source>
      <translation>
        <numerusform>%n held back, as they look like other titles</numerusform>
        <numerusform>%n held back, as they look like other titles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n identified</source>
      <translation>
        <numerusform>%n identified</numerusform>
        <numerusform>%n identified</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n in the trash will be purged</source>
      <translation>
        <numerusform>%n in the trash will be purged</numerusform>
        <numerusform>%n in the trash will be purged</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n in use by another program.</source>
      <translation>
        <numerusform>%n in use by another program.</numerusform>
        <numerusform>%n in use by another program.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n known to nobody</source>
      <translation>
        <numerusform>%n known to nobody</numerusform>
        <numerusform>%n known to nobody</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n missing</source>
      <translation>
        <numerusform>%n missing</numerusform>
        <numerusform>%n missing</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n name(s) confirmed by a second reader.</source>
      <translation>
        <numerusform>%n name confirmed by a second reader.</numerusform>
        <numerusform>%n names confirmed by a second reader.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n name(s) given back.</source>
      <translation>
        <numerusform>%n name given back.</numerusform>
        <numerusform>%n names given back.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n name(s) read otherwise by it.</source>
      <translation>
        <numerusform>%n name read otherwise by it.</numerusform>
        <numerusform>%n names read otherwise by it.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new</source>
      <translation>
        <numerusform>%n new</numerusform>
        <numerusform>%n new</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n picture(s)</source>
      <translation>
        <numerusform>%n picture</numerusform>
        <numerusform>%n pictures</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n picture(s) brought back.</source>
      <translation>
        <numerusform>%n picture brought back.</numerusform>
        <numerusform>%n pictures brought back.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n picture(s) of your own</source>
      <translation>
        <numerusform>%n picture of your own</numerusform>
        <numerusform>%n pictures of your own</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n picture(s) still missing.</source>
      <translation>
        <numerusform>%n picture still missing.</numerusform>
        <numerusform>%n pictures still missing.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n problem(s) with players; the list is under Activity.</source>
      <translation>
        <numerusform>%n problem with players; the list is under Activity.</numerusform>
        <numerusform>%n problems with players; the list is under Activity.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n problem(s) with providers; the list is under Activity.</source>
      <translation>
        <numerusform>%n problem with providers; the list is under Activity.</numerusform>
        <numerusform>%n problems with providers; the list is under Activity.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n purged from the trash</source>
      <translation>
        <numerusform>%n purged from the trash</numerusform>
        <numerusform>%n purged from the trash</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n put right</source>
      <translation>
        <numerusform>%n put right</numerusform>
        <numerusform>%n put right</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n title(s)</source>
      <translation>
        <numerusform>%n title</numerusform>
        <numerusform>%n titles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n title(s) identified as a manager said.</source>
      <translation>
        <numerusform>%n title identified as a manager said.</numerusform>
        <numerusform>%n titles identified as a manager said.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n waiting for a player.</source>
      <translation>
        <numerusform>%n waiting for a player.</numerusform>
        <numerusform>%n waiting for a player.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n waiting for you</source>
      <translation>
        <numerusform>%n waiting for you</numerusform>
        <numerusform>%n waiting for you</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Given back what you decided: %n title(s).</source>
      <translation>
        <numerusform>Given back what you decided: %n title.</numerusform>
        <numerusform>Given back what you decided: %n titles.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Nobody answered about %n title(s)</source>
      <translation>
        <numerusform>Nobody answered about %n title</numerusform>
        <numerusform>Nobody answered about %n titles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Not there yet: %n title(s).</source>
      <translation>
        <numerusform>Not there yet: %n title.</numerusform>
        <numerusform>Not there yet: %n titles.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Published %n title(s)</source>
      <translation>
        <numerusform>Published %n title</numerusform>
        <numerusform>Published %n titles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Waiting for you to say what they are: %n title(s).</source>
      <translation>
        <numerusform>Waiting for you to say what they are: %n title.</numerusform>
        <numerusform>Waiting for you to say what they are: %n titles.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Waiting for your decision: %n file(s).</source>
      <translation>
        <numerusform>Waiting for your decision: %n file.</numerusform>
        <numerusform>Waiting for your decision: %n files.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Kind</name>
    <message numerus="yes">
      <source>%n album(s)</source>
      <translation>
        <numerusform>%n album</numerusform>
        <numerusform>%n albums</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n artist(s)</source>
      <translation>
        <numerusform>%n artist</numerusform>
        <numerusform>%n artists</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n episode(s)</source>
      <translation>
        <numerusform>%n episode</numerusform>
        <numerusform>%n episodes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n movie(s)</source>
      <translation>
        <numerusform>%n movie</numerusform>
        <numerusform>%n movies</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n season(s)</source>
      <translation>
        <numerusform>%n season</numerusform>
        <numerusform>%n seasons</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n series</source>
      <translation>
        <numerusform>%n series</numerusform>
        <numerusform>%n series</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n title(s)</source>
      <translation>
        <numerusform>%n title</numerusform>
        <numerusform>%n titles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n track(s)</source>
      <translation>
        <numerusform>%n track</numerusform>
        <numerusform>%n tracks</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Match</name>
    <message numerus="yes">
      <source>%n album(s)</source>
      <translation>
        <numerusform>%n album</numerusform>
        <numerusform>%n albums</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n episode(s)</source>
      <translation>
        <numerusform>%n episode</numerusform>
        <numerusform>%n episodes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n season(s)</source>
      <translation>
        <numerusform>%n season</numerusform>
        <numerusform>%n seasons</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n track(s)</source>
      <translation>
        <numerusform>%n track</numerusform>
        <numerusform>%n tracks</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>OverviewTab</name>
    <message numerus="yes">
      <source>%n subtitle(s)</source>
      <translation>
        <numerusform>%n subtitle</numerusform>
        <numerusform>%n subtitles</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Playlist</name>
    <message numerus="yes">
      <source>Kodi goes by the year of the premiere, which is another one for %n title(s)</source>
      <translation>
        <numerusform>Kodi goes by the year of the premiere, which is another one for %n title</numerusform>
        <numerusform>Kodi goes by the year of the premiere, which is another one for %n titles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Kodi reads songs from their tags, and something else stands here for %n song(s)</source>
      <translation>
        <numerusform>Kodi reads songs from their tags, and something else stands here for %n song</numerusform>
        <numerusform>Kodi reads songs from their tags, and something else stands here for %n songs</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Left out: %n file(s) that no path mapping of the group reaches</source>
      <translation>
        <numerusform>Left out: %n file that no path mapping of the group reaches</numerusform>
        <numerusform>Left out: %n files that no path mapping of the group reaches</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Left out: %n file(s) with a path that no list holds: a line break, or no UTF-8</source>
      <translation>
        <numerusform>Left out: %n file with a path that no list holds: a line break, or no UTF-8</numerusform>
        <numerusform>Left out: %n files with a path that no list holds: a line break, or no UTF-8</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Left out: %n title(s) whose files are gone</source>
      <translation>
        <numerusform>Left out: %n title whose files are gone</numerusform>
        <numerusform>Left out: %n titles whose files are gone</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Left out: %n title(s) without a file to play</source>
      <translation>
        <numerusform>Left out: %n title without a file to play</numerusform>
        <numerusform>Left out: %n titles without a file to play</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>whether something was watched does not go with how often, for %n title(s)</source>
      <translation>
        <numerusform>whether something was watched does not go with how often, for %n title</numerusform>
        <numerusform>whether something was watched does not go with how often, for %n titles</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Scans</name>
    <message numerus="yes">
      <source>%n added</source>
      <translation>
        <numerusform>%n added</numerusform>
        <numerusform>%n added</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n changed</source>
      <translation>
        <numerusform>%n changed</numerusform>
        <numerusform>%n changed</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n failed</source>
      <translation>
        <numerusform>%n failed</numerusform>
        <numerusform>%n failed</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n missing</source>
      <translation>
        <numerusform>%n missing</numerusform>
        <numerusform>%n missing</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n new title(s)</source>
      <translation>
        <numerusform>%n new title</numerusform>
        <numerusform>%n new titles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n title(s) back again</source>
      <translation>
        <numerusform>%n title back again</numerusform>
        <numerusform>%n titles back again</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n title(s) changed</source>
      <translation>
        <numerusform>%n title changed</numerusform>
        <numerusform>%n titles changed</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n title(s) missing</source>
      <translation>
        <numerusform>%n title missing</numerusform>
        <numerusform>%n titles missing</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Schedule</name>
    <message numerus="yes">
      <source>Every %n day(s)</source>
      <translation>
        <numerusform>Every %n day</numerusform>
        <numerusform>Every %n days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Every %n hour(s)</source>
      <translation>
        <numerusform>Every %n hour</numerusform>
        <numerusform>Every %n hours</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Show</name>
    <message numerus="yes">
      <source>%n episode(s)</source>
      <translation>
        <numerusform>%n episode</numerusform>
        <numerusform>%n episodes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) missing</source>
      <translation>
        <numerusform>%n file missing</numerusform>
        <numerusform>%n files missing</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n here</source>
      <translation>
        <numerusform>%n here</numerusform>
        <numerusform>%n here</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n locked</source>
      <translation>
        <numerusform>%n locked</numerusform>
        <numerusform>%n locked</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n missing</source>
      <translation>
        <numerusform>%n missing</numerusform>
        <numerusform>%n missing</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n season(s)</source>
      <translation>
        <numerusform>%n season</numerusform>
        <numerusform>%n seasons</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n to come</source>
      <translation>
        <numerusform>%n to come</numerusform>
        <numerusform>%n to come</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Here: {here} of %n episode(s) shown so far.</source>
      <translation>
        <numerusform>Here: {here} of %n episode shown so far.</numerusform>
        <numerusform>Here: {here} of %n episodes shown so far.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Here: {here} of %n known episode(s).</source>
      <translation>
        <numerusform>Here: {here} of %n known episode.</numerusform>
        <numerusform>Here: {here} of %n known episodes.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Sidebar</name>
    <message numerus="yes">
      <source>%n waiting</source>
      <translation>
        <numerusform>%n waiting</numerusform>
        <numerusform>%n waiting</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>ToCollection</name>
    <message numerus="yes">
      <source>%n film(s) added to “{title}”</source>
      <translation>
        <numerusform>%n film added to “{title}”</numerusform>
        <numerusform>%n films added to “{title}”</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Value</name>
    <message numerus="yes">
      <source>%n picture(s)</source>
      <translation>
        <numerusform>%n picture</numerusform>
        <numerusform>%n pictures</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Webhook</name>
    <message numerus="yes">
      <source>%n to be sent again</source>
      <translation>
        <numerusform>%n to be sent again</numerusform>
        <numerusform>%n to be sent again</numerusform>
      </translation>
    </message>
  </context>
</TS>