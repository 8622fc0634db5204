"""Streaming services: what releases write for them, in lower case, and their names."""

from __future__ import annotations

_TABLE = """
amzn, amazon, amazonhd, amzn cbr: Amazon Prime
nf, netflix, netflixhd, netflixuhd, netflixuhdrip: Netflix
hoichoi: hoichoi
9now: 9Now
ina: National Audiovisual Institute
free: Freeform
hulu: Hulu
dsnp, dsny, disney plus: Disney+
dnsy: Disney
hmax, hbomax: HBO Max
max: Max
hbo: HBO Go
atvp: Apple TV+
it, itunes, ituneshd: iTunes
pcok: Peacock
pmtp: Paramount+
stz, starz: Starz
sho: Showtime
ip, iplayer, bbc iplayer: BBC iPlayer
all4, 4od: Channel 4
itv: ITV
stan: Stan
crav: Crave
crkl: Crackle
tubi: TubiTV
vudu: Vudu
vrv: VRV
cr: Crunchy Roll
cruchyroll, crunchyroll: Crunchy Roll
fun, funi: Funimation
hidi: HIDIVE
anlb: AnimeLab
viki: Viki
vmeo: Vimeo
vlct: Velocity
vice: Viceland
mtod: Motor Trend OnDemand
red, yt: YouTube Red
roku: Roku
psn: Playstation Network
pbs: PBS
pbsk: PBS Kids
abc, ambc: ABC
aubc: ABC Australia
nbc: NBC
cbs: CBS
fox: Fox
foxp: Fox Premium
fxtl: Foxtel
cw, cwtv: The CW
cws: CWSeed
amc: AMC
a e, ae: A&E
hist: History
disc, discovery: Discovery
dscp: Discovery Plus
tlc: TLC
id: Investigation Discovery
sci: Science Channel
syfy: Syfy
tnt: TNT
tbs: TBS
usan: USA Network
brav: BravoTV
etv: E!
food: Food Network
hgtv: HGTV
trvl: Travel Channel
anpl: Animal Planet
natg: National Geographic
cc: Comedy Central
cmt: Country Music Television
mtv: MTV
nick, nickapp: Nickelodeon
cn: Cartoon Network
as: Adult Swim
boom: Boomerang
dcu: DC Universe
fjr: Family Jr
fam: Family
spik: Spike
spkc: Spike TV
vh1: VH1
life: Lifetime
lifetime: Lifetime
bnge: Binge
bkpl: Blackpills
cbc: CBC
ctv: CTV
glbl: Global
glob: GloboSat Play
snet: Sportsnet
espn: ESPN
nba, nbatv: NBA TV
nfl: NFL
nfln: NFL Now
nflg: NFL Now
gc: NHL GameCenter
wwen: WWE Network
ufc: UFC
dazn: DAZN
tvnz: TVNZ
tv3: TV3 Ireland
tv4: TV4 Sweeden
rte: RTE One
nrk: Norsk Rikskringkasting
svt: Sveriges Television
dr: DRTV
cnlp: Canal+
tfou: TFou
puhu: Puhu TV
ddy: Digiturk Diledigin Yerde
blutv: BluTV
shmi: Shomi
yhoo: Yahoo
xbox: Xbox Video
ifc: IFC
sund: SundanceNow
mubi: MUBI
shdr, shudder: Shudder
fbwatch: Facebook Watch
cur: CuriosityStream
gaga: GagaOOLala
qibi: Quibi
swer: SwearNet
ssto: Sling TV
sesO: SeeSo
seso: SeeSo
ukt, uktv: UKTV
uni: Univision
mnbc: MSNBC
cnbc: CNBC
cspn: CSpan
dest: Destination America
dhf: Deadhouse Films
dplay: Dplay
dsky: Daisuki
dtv: Daystar TV
epix: Epix
esq: Esquire
fptv: FPT Play
fyi: FYI Network
hlmk: Hallmark
how: Howzat
knpc: KNPC
kpn: KPN
mbc: MBC
nick jr: Nick Jr
ntl: Nautilus
olym: Olympic Channel
oxgn: Oxygen
play: Google Play
pogo: PokerGO
pua: PlayStation Underground
rkten: Rakuten TV
rstr: Rooster Teeth
sbs: SBS (AU)
seeso: SeeSo
sn: Sportsnet Now
srp: Sky Replay
stgo: Star+
sver: SVT Play
tou: Ici TOU.TV
toou: Ici TOU.TV
tvl: TV Land
wdtv: World of Dance
wnet: W Network
ytv: YTV
zdf: ZDF
kanopy, knpy: Kanopy
vtrn, vetv: Viaplay
viap: Viaplay
bcore: Bravia Core
ma: Movies Anywhere
aius: Apple iTunes US
"""

SERVICES = {
    code: line.partition(": ")[2]
    for line in _TABLE.strip().splitlines()
    for code in line.partition(": ")[0].split(", ")
}
