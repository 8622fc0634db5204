"""What words may mean: one table, a row a meaning.

A row names a property, its value, how surely the words mean it, and the words (phrases joined by spaces, separated by
commas, all folded). Apostrophes are part of a word; "blu-ray", "blu.ray" and "blu ray" are all the phrase "blu ray".
"""

from __future__ import annotations

from metarr_desktop.domain.languages import LANGUAGE_NAMES, LANGUAGE_WORDS
from metarr_desktop.formats.names.grammar.senses import CERTAIN, DOUBTFUL, LIKELY, Sense
from metarr_desktop.formats.names.grammar.services import SERVICES

_ROWS: tuple[tuple[str, object, int, str], ...] = (
    # --- resolution -------------------------------------------------------------------------------------------------
    ("resolution", "2160p", LIKELY, "4k, uhd 4k, 4k uhd"),
    ("resolution", "4320p", LIKELY, "8k"),
    ("resolution", "1080p", CERTAIN, "fhd, fullhd, full hd"),
    ("resolution", "", LIKELY, "ultrahd, ultra hd, qhd, mhd, muhd, uhd, hd, hq, sd, hr, hdlight"),
    # --- source -----------------------------------------------------------------------------------------------------
    (
        "source",
        "bluray",
        CERTAIN,
        "bluray, blu ray, bdrip, bd rip, brrip, br rip, brdrip, bdmux, brmux, bdlight, bdfull",
    ),
    (
        "source",
        "bluray",
        CERTAIN,
        "mbluray, uhdbd, uhd2bd, uhd 2bd, uhdbdrip, uhdrip, bd25, bd50, bd66, bd100, complete bluray, bluray rip",
    ),
    ("source", "bluray", CERTAIN, "uhd bluray, uhd blu ray, bluray iso, blu ray rip, hddvd bluray"),
    ("source", "bluray", LIKELY, "bd, br, blurayrip, bray"),
    ("source", "web-dl", CERTAIN, "webdl, web dl, webmux, web mux, webhd, web dlrip, webdlrip"),
    ("source", "web-dl", LIKELY, "web"),
    ("source", "webrip", CERTAIN, "webrip, web rip, webcap, web cap"),
    ("source", "hdtv", CERTAIN, "hdtv, hdtvrip, hdtv rip, ahdtv, uhdtv, hdtvmux, hd tv"),
    ("source", "tv", CERTAIN, "pdtv, sdtv, dsr, dsrip, satrip, sat rip, dvb, dvbrip, dvb rip, tvrip, tv rip, dtv, dth"),
    ("source", "dvd", CERTAIN, "dvdrip, dvd rip, dvdr, dvd r, dvdmux, dvd5, dvd9, pdvdrip, full dvd, dvdfull"),
    ("source", "dvd", LIKELY, "dvd"),
    ("source", "hddvd", CERTAIN, "hddvd, hd dvd, hddvdrip"),
    ("source", "vhs", CERTAIN, "vhsrip, vhs rip"),
    ("source", "vhs", LIKELY, "vhs"),
    ("source", "cam", CERTAIN, "camrip, cam rip, newcam, hdcam, hd cam, hqcam, hq cam, hdcamrip, s print, sprint hq"),
    ("source", "cam", DOUBTFUL, "cam"),
    ("source", "telesync", CERTAIN, "telesync, telesynch, hdts, hd ts, hdtsrip, tsrip, predvdrip, predvd, pdvd"),
    ("source", "telesync", DOUBTFUL, "ts"),
    ("source", "telecine", CERTAIN, "telecine, hdtc, hd tc, hdtcrip, tcrip"),
    ("source", "telecine", DOUBTFUL, "tc"),
    ("source", "workprint", CERTAIN, "workprint"),
    ("source", "workprint", DOUBTFUL, "wp"),
    ("source", "screener", CERTAIN, "dvdscr, dvdscreener, dvd scr, dvd screener, bdscr, webscr, screener, scr"),
    ("source", "region5", CERTAIN, "r5, region 5"),
    ("source", "hdrip", CERTAIN, "hdrip, hd rip"),
    ("source", "ppv", CERTAIN, "ppvrip, ppv rip"),
    ("source", "ppv", DOUBTFUL, "ppv, pay per view"),
    ("source", "vod", CERTAIN, "vodrip, vod rip"),
    ("source", "vod", DOUBTFUL, "vod"),
    ("source", "", LIKELY, "dmrip, rip"),
    ("disc_format", "dvd", LIKELY, "ntsc, pal, secam, video_ts"),
    # --- video ------------------------------------------------------------------------------------------------------
    ("video_codec", "h264", CERTAIN, "h264, h 264, x264, x 264, avchd, h264hi10p"),
    ("video_codec", "h264", LIKELY, "avc"),
    ("video_codec", "h265", CERTAIN, "h265, h 265, x265, x 265, hevc"),
    ("video_codec", "h266", CERTAIN, "h266, h 266, x266, vvc"),
    ("video_codec", "h263", CERTAIN, "h263, h 263, x263"),
    ("video_codec", "xvid", CERTAIN, "xvid"),
    ("video_codec", "divx", CERTAIN, "divx, dvdivx"),
    ("video_codec", "mpeg2", CERTAIN, "mpeg2, mpeg 2"),
    ("video_codec", "av1", CERTAIN, "av1"),
    ("video_codec", "vc1", CERTAIN, "vc1, vc 1"),
    ("video_codec", "vp9", CERTAIN, "vp9"),
    ("video_codec", "vp8", CERTAIN, "vp8"),
    ("video_codec", "vp7", CERTAIN, "vp7"),
    ("video_codec", "realvideo", LIKELY, "realvideo, rv10, rv20, rv30, rv40"),
    ("bit_depth", 10, CERTAIN, "10bit, 10 bit, 10bits, hi10p, hi10, 10b"),
    ("bit_depth", 8, CERTAIN, "8bit, 8 bit, 8bits"),
    ("bit_depth", 12, CERTAIN, "12bit, 12 bit"),
    ("hdr", "hdr", LIKELY, "hdr, hdr10, hdr 10"),
    ("hdr", "hdr10+", CERTAIN, "hdr10+, hdr10plus, hdr10p, hdr10 plus"),
    ("hdr", "dv", LIKELY, "dv, dovi, dolby vision, dolbyvision"),
    ("hdr", "hlg", LIKELY, "hlg"),
    ("hdr", "sdr", LIKELY, "sdr"),
    ("format_3d", "", LIKELY, "3d, bd3d, bluray3d, 3dbd"),
    ("format_3d", "hsbs", CERTAIN, "hsbs, h sbs, half sbs, halfsbs"),
    ("format_3d", "sbs", LIKELY, "sbs"),
    ("format_3d", "fsbs", CERTAIN, "fsbs"),
    ("format_3d", "sbs3d", CERTAIN, "sbs3d"),
    ("format_3d", "htab", CERTAIN, "htab, hou, half ou, half tab, h ou, h tab"),
    ("format_3d", "tab", DOUBTFUL, "tab, ou"),
    ("format_3d", "ftab", CERTAIN, "ftab"),
    ("format_3d", "mvc", LIKELY, "mvc"),
    # --- audio ------------------------------------------------------------------------------------------------------
    ("audio_codec", "ac3", CERTAIN, "ac3, ac 3, dolby digital, ac3d, dd51, dd20"),
    ("audio_codec", "ac3", LIKELY, "dd, dolby"),
    ("audio_codec", "eac3", CERTAIN, "dd+, ddp+, eac3, e ac3, e ac 3, eac 3, ddp, dolby digital plus, ddpa"),
    ("audio_codec", "atmos", CERTAIN, "atmos, dolby atmos"),
    ("audio_codec", "truehd", CERTAIN, "truehd, true hd, dolby truehd"),
    ("audio_codec", "dts-hd", CERTAIN, "dtshd, dts hd, dtshdma, dts hd ma, dtshd ma, dts ma, dts hdma, dts hd hra"),
    ("audio_codec", "dts-hd", CERTAIN, "dts hdhra, dtshdhra, dts hra"),
    ("audio_codec", "dts-x", CERTAIN, "dtsx, dts x"),
    ("audio_codec", "dts", CERTAIN, "dts, dts es"),
    ("audio_codec", "aac", CERTAIN, "aac, qaac, he aac, lc aac, aaclc"),
    ("audio_codec", "flac", LIKELY, "flac, webflac"),
    ("audio_codec", "mp3", LIKELY, "mp3, lame"),
    ("audio_codec", "mp2", LIKELY, "mp2"),
    ("audio_codec", "opus", LIKELY, "opus"),
    ("audio_codec", "vorbis", LIKELY, "vorbis, ogg, ogg vorbis"),
    ("audio_codec", "pcm", LIKELY, "pcm, lpcm"),
    ("audio_codec", "alac", LIKELY, "alac"),
    ("audio_codec", "wav", LIKELY, "wav"),
    ("audio_codec", "ape", DOUBTFUL, "ape"),
    ("audio_codec", "wavpack", LIKELY, "wavpack, wv"),
    ("audio_codec", "wma", LIKELY, "wma"),
    ("audio", "", LIKELY, "dual audio, 2audio, tri audio, triple audio, multi audio, dualaudio, commentary track"),
    ("audio", "", DOUBTFUL, "dual, dl, ml, audio, stereo, mono, surround, lossless, ma, hra, es, sound"),
    # --- release ----------------------------------------------------------------------------------------------------
    ("proper", True, LIKELY, "proper, repack, rerip, real proper, repack2, repack3, rerip2, 2ndrepack, propre"),
    ("proper", True, DOUBTFUL, "real"),
    ("remux", True, LIKELY, "remux, bdremux, bd remux, brremux, uhdremux, uhd remux, 4kuhdremux, hybrid remux"),
    (
        "release",
        "",
        LIKELY,
        "internal, readnfo, read nfo, hybrid, ws, nfofix, dirfix, subfix, syncfix, synced, convert",
    ),
    (
        "release",
        "",
        LIKELY,
        "preair, unaired dvd, hc, custom, upscale, upscaled, ai upscale, remaster fix, fastsub, proof",
    ),
    (
        "release",
        "",
        LIKELY,
        "complete, untouched, subpack, dxva, dubbed, dub, aud, reenc, nuked, final repack, hfr, fix",
    ),
    ("release", "", DOUBTFUL, "stv, int, doku, anime, show, final, fs, oar, unaired, season pack, batch, download"),
    (
        "release",
        "",
        DOUBTFUL,
        "integrale, integral, line, mic, ld, md, nordub, tvrip fix, colorized, md5, exclusive",
    ),
    ("special", True, DOUBTFUL, "special, specials, ova, oad, ona"),
    ("container", "mkv", LIKELY, "mkv"),
    ("container", "mp4", LIKELY, "mp4"),
    ("container", "avi", LIKELY, "avi"),
    ("container", "wmv", LIKELY, "wmv"),
    ("container", "m2ts", LIKELY, "m2ts"),
    ("container", "iso", LIKELY, "iso"),
    ("container", "nzb", DOUBTFUL, "nzb"),
    # --- edition ----------------------------------------------------------------------------------------------------
    (
        "edition",
        "Director's Cut",
        CERTAIN,
        "director's cut, directors cut, director cut, directors edition, director's edition",
    ),
    ("edition", "Director's Cut", CERTAIN, "dir cut, director s cut"),
    ("edition", "Director's Cut", DOUBTFUL, "dc"),
    ("edition", "Extended", CERTAIN, "extended edition, extended cut, extended version, extended remastered"),
    ("edition", "Extended", LIKELY, "extended, ext"),
    ("edition", "Theatrical", CERTAIN, "theatrical cut, theatrical version, theatrical edition, theatrical release"),
    ("edition", "Theatrical", LIKELY, "theatrical"),
    ("edition", "Unrated", LIKELY, "unrated, unrated cut, unrated edition, unrated version"),
    ("edition", "Uncut", LIKELY, "uncut, uncut edition, uncut version"),
    ("edition", "Uncensored", LIKELY, "uncensored"),
    ("edition", "Remastered", LIKELY, "remastered, remaster, 4k remastered, 4k remaster, digitally remastered"),
    ("edition", "Restored", LIKELY, "restored, 4k restored, 4k restoration, restoration"),
    (
        "edition",
        "Collector's Edition",
        CERTAIN,
        "collector's edition, collectors edition, collector edition, collector s edition",
    ),
    ("edition", "Collector's Edition", DOUBTFUL, "collectors, collector's"),
    ("edition", "Ultimate", CERTAIN, "ultimate cut, ultimate edition, ultimate collector's edition"),
    ("edition", "Final Cut", CERTAIN, "final cut"),
    ("edition", "Special Edition", CERTAIN, "special edition"),
    ("edition", "Special Edition", DOUBTFUL, "se"),
    ("edition", "IMAX", LIKELY, "imax, imax edition, imax enhanced"),
    ("edition", "Criterion", LIKELY, "criterion, criterion collection, criterion edition"),
    ("edition", "Deluxe", LIKELY, "deluxe edition"),
    ("edition", "Deluxe", DOUBTFUL, "deluxe"),
    ("edition", "Anniversary Edition", CERTAIN, "anniversary edition"),
    ("edition", "Despecialized", LIKELY, "despecialized, despecialised, despecialized edition"),
    ("edition", "Fan Edit", CERTAIN, "fan edit, fanedit, fan edition"),
    ("edition", "Open Matte", CERTAIN, "open matte, openmatte"),
    ("edition", "2in1", CERTAIN, "2in1"),
    ("edition", "Assembly Cut", CERTAIN, "assembly cut"),
    ("edition", "Alternative Cut", CERTAIN, "alternative cut, alternate cut, alternative edition, alternate edition"),
    ("edition", "Recut", LIKELY, "recut"),
    ("edition", "Diamond Edition", CERTAIN, "diamond edition"),
    ("edition", "Signature Edition", CERTAIN, "signature edition"),
    ("edition", "Definitive Edition", CERTAIN, "definitive edition, definitive cut"),
    ("edition", "Festival Cut", CERTAIN, "festival cut, festival version"),
    ("edition", "Limited Edition", CERTAIN, "limited edition"),
    ("edition", "Limited", DOUBTFUL, "limited"),
    ("edition", "Festival", DOUBTFUL, "festival"),
    # --- languages and subtitles that are more than a language's name -----------------------------------------------
    ("language", "mul", LIKELY, "multi, multilang, multilanguage"),
    ("language", "fr", CERTAIN, "truefrench, vff, vfq, vfi, vf2, vof"),
    ("language", "fr", DOUBTFUL, "vf"),
    ("language", "es-419", LIKELY, "latino, spanish latino, spanish latin america, latin spanish"),
    ("language", "es-419", LIKELY, "lati"),
    ("language", "pt-BR", CERTAIN, "dublado, pt br, ptbr, portugues br, português br, port br, dual br"),
    ("language", "pl", CERTAIN, "lektor pl, lektor, lekpl, dubpl, dub pl, pldub, pl dub, film polski"),
    ("language", "bg", CERTAIN, "bgaudio, bg audio"),
    ("language", "he", CERTAIN, "hebdubbed, hebdub"),
    ("language", "ro", CERTAIN, "rodubbed"),
    ("language", "zh", CERTAIN, "国语, 国语中字, 国漫, 中字, 国语音轨"),
    ("language", "nl-BE", LIKELY, "flemish"),
    ("subtitle", "fr", CERTAIN, "vostfr, subfrench, stfr, vost"),
    (
        "subtitle",
        "zh",
        CERTAIN,
        "chs, cht, gb, big5, 繁體, 繁体, 繁中, 简中, 简体, 简日双语, 简日内嵌, 简繁外挂, 简繁内封字幕",
    ),
    ("subtitle", "pl", CERTAIN, "napisy pl, napisypl, napisy"),
    ("subtitle", "pt", CERTAIN, "legendado, legendas br, leg br, leg pt pt, legendas, legendado br"),
    ("subtitle", "es", CERTAIN, "subtitulado, subtitulos espanol, subtitulos, sub esp"),
    ("subtitle", "en", CERTAIN, "esub, esubs, engsub, engsubs, eng sub, eng subs, english subs, english subbed"),
    ("subtitle", "mul", CERTAIN, "multisub, multisubs, multi sub, multi subs, multiple subtitle, multiple subtitles"),
    ("subtitle", "ko", CERTAIN, "korsub, korsubs"),
    ("subtitle", "nl", CERTAIN, "nlsub, nlsubs, nlsubbed"),
    ("subtitle", "sv", CERTAIN, "swesub, swesubs, svensub"),
    ("subtitle", "da", CERTAIN, "dksub, dksubs, dk subs"),
    ("subtitle", "sk", CERTAIN, "slosubs, slosub"),
    ("subtitle", "ro", CERTAIN, "rosubbed, ro subbed, rosub"),
    ("subtitle", "nordic", CERTAIN, "nordicsubs, nordic subs"),
    ("subtitle", "", LIKELY, "softsub, softsubs, soft sub, hardsub, hardsubs, hardcoded"),
    ("subtitles", "", LIKELY, "subforced, subbed, undertekst"),
    ("subtitles", "", DOUBTFUL, "sub, subs, subtitles, subtitle, subtitled, st, legenda, leg, subita, untertitel"),
    # --- what only fills space ---------------------------------------------------------------------------------------
    ("noise", "", LIKELY, "plus comm, x264 repack, feed, mbps, kbps, fps, khz, home feed, away feed"),
    ("noise", "", DOUBTFUL, "ctrlhd fix, mkv remux, ind, encode, encoded, profile, mvo, dvo, avo"),
)

_REMUX = Sense("source_by_default", "bluray")
_BESIDES: dict[str, tuple[Sense, ...]] = {
    "remux": (_REMUX,),
    "2in1": (),
    "dvdivx": (Sense("source", "dvd"),),
    "ogg vorbis": (),
}


_Rows = list[tuple[list[str], Sense]]


def _senses() -> dict[str, _Rows]:
    table: dict[str, _Rows] = {}
    for property, value, weight, phrases in _ROWS:
        sense = Sense(property, value, weight, (_REMUX,) if property == "remux" else ())
        for phrase in phrases.split(", "):
            first, *tail = phrase.split(" ")
            own = Sense(property, value, weight, _BESIDES[phrase]) if phrase in _BESIDES else sense
            table.setdefault(first, []).append((tail, own))
    for code, name in SERVICES.items():
        first, *tail = code.split(" ")
        sense = Sense("streaming_service", name, LIKELY if tail else DOUBTFUL)
        table.setdefault(first, []).append((tail, sense))
    _add_languages(table)
    for rows in table.values():
        if len(rows) > 1:
            rows.sort(key=lambda row: -len(row[0]))  # stable: of equal phrases the one that came first is met first
    return table


def _add_languages(table: dict[str, _Rows]) -> None:
    """Names and codes of languages, and the words that put "sub" or "dub" behind them."""
    for tag, words in LANGUAGE_WORDS.items():
        by_name, by_code = Sense("language", tag, LIKELY), Sense("language", tag, DOUBTFUL)
        subtitled, spoken = Sense("subtitle", tag), Sense("language", tag)
        for word in words:
            table.setdefault(word, []).append(([], by_name if word in LANGUAGE_NAMES else by_code))
            for ending in ("sub", "subs", "subbed"):
                table.setdefault(word + ending, []).append(([], subtitled))
            for ending in ("dub", "dubbed", "audio"):
                table.setdefault(word + ending, []).append(([], spoken))


#: First word -> the phrases that begin with it, the longest first: the words after the first, and what they mean.
VOCABULARY = _senses()
