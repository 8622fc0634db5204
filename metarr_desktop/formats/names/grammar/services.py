"""Streaming services: what releases write for them, in small letters, and their names."""

from __future__ import annotations

_TABLE = """
amzn, amazon, amazonhd, amzn cbr: Amazon Prime
nf, netflix, netflixhd, netflixuhd, netflixuhdrip: Netflix
hulu: Hulu
dsnp, disney plus: Disney+
dsny: Disney
hmax, hbomax: HBO Max
max: Max
hbo: HBO Go
atvp: Apple TV+
it, itunes, ituneshd: iTunes
pcok: Peacock
pmtp: Paramount+
stz, starz: Starz
sho: Showtime
epix: ePix
cmax: Cinemax
ip, iplayer, bbc iplayer: BBC iPlayer
all4, 4od: Channel 4
itv: ITV
uktv: UKTV
stan: Stan
bnge: Binge
9now: 9Now
aubc: ABC Australia
sbs: SBS (AU)
tvnz: TVNZ
crav: Crave
cbc: CBC
ctv: CTV
glbl: Global
snet: Sportsnet
wnet: W Network
crkl: Crackle
tubi: TubiTV
vudu: Vudu
roku: Roku
vrv: VRV
cr, crunchyroll: Crunchy Roll
fun, funi: Funimation
hidv, hidive: HIDIVE
anlb: AnimeLab
viki: Viki
odk: OnDemandKorea
tving: TVING
vmeo, vimeo: Vimeo
red: YouTube Red
yhoo: Yahoo
psn: Playstation Network
xbox: Xbox Video
pbs: PBS
pbsk: PBS Kids
ambc, abc: ABC
nbc: NBC
cbs: CBS
fox: Fox
foxp: Fox Premium
cw: The CW
cws: CWSeed
amc: AMC
ifc: IFC
a e, ae: A&E
hist: History
discovery: Discovery
dscp: Discovery Plus
tlc: TLC
id: Investigation Discovery
sci: Science Channel
vlct: Velocity
mtod: Motor Trend OnDemand
natg: National Geographic
anpl: Animal Planet
cur: CuriosityStream
syfy: Syfy
tnt: TNT
tbs: TBS
usan: USA Network
brav: BravoTV
etv: E!
esq: Esquire
life, lifetime: Lifetime
hlmk: Hallmark
food: Food Network
hgtv: HGTV
fyi: FYI Network
own: Oprah Winfrey Network
free: Freeform
cc: Comedy Central
vice: Viceland
cmt: Country Music Television
mtv: MTV
spik: Spike
nick, nickapp: Nickelodeon
cn: Cartoon Network
boom: Boomerang
fjr: Family Jr
tfou: TFou
dcu: DC Universe
shdr, shudder: Shudder
mubi: MUBI
ina: National Audiovisual Institute
cnlp: Canal+
rte: RTE One
tv3: TV3 Ireland
tv4: TV4 Sweeden
nrk: Norsk Rikskringkasting
svt: Sveriges Television
zdf: ZDF
ard: ARD
puhu: Puhu TV
blutv: BluTV
ddy: Digiturk Diledigin Yerde
glob: GloboSat Play
gaga: GagaOOLala
hoichoi: hoichoi
bkpl: Blackpills
qibi: Quibi
seso: SeeSo
swer: SwearNet
shmi: Shomi
univ: Univision
mnbc: MSNBC
cnbc: CNBC
cspn: CSpan
espn: ESPN
nba, nbatv: NBA TV
nfl: NFL
nfln: NFL Now
gc: NHL GameCenter
ufc: UFC
wwen: WWE Network
dazn: DAZN
pogo: PokerGO
"""

#: Code -> name. Codes of letters that are words too count only beside what is technical.
SERVICES = {
    code: line.partition(": ")[2]
    for line in _TABLE.strip().splitlines()
    for code in line.partition(": ")[0].split(", ")
}
