"""From MediaInfo's words to the spellings that players read (ffmpeg's short names, Kodi's stereo modes)."""

from __future__ import annotations

VIDEO = {
    "AVC": "h264",
    "HEVC": "hevc",
    "VVC": "vvc",
    "AV1": "av1",
    "VP8": "vp8",
    "VP9": "vp9",
    "VC-1": "vc1",
    "MPEG-4 Visual": "mpeg4",
    "Theora": "theora",
    "H.263": "h263",
    "JPEG": "mjpeg",
    "M-JPEG": "mjpeg",
    "FFV1": "ffv1",
    "ProRes": "prores",
    "DV": "dvvideo",
    "Sorenson Spark": "flv1",
    "VP6": "vp6f",
    "RealVideo 3": "rv30",
    "RealVideo 4": "rv40",
    "WMV1": "wmv1",
    "WMV2": "wmv2",
}

AUDIO = {
    "AAC": "aac",
    "AC-3": "ac3",
    "E-AC-3": "eac3",
    "AC-4": "ac4",
    "DTS": "dca",
    "MLP": "mlp",
    "MLP FBA": "truehd",
    "TrueHD": "truehd",
    "FLAC": "flac",
    "ALAC": "alac",
    "Opus": "opus",
    "Vorbis": "vorbis",
    "PCM": "pcm",
    "Monkey's Audio": "ape",
    "WavPack": "wavpack",
    "DSD": "dsd",
    "DSF": "dsd",
    "AMR": "amrnb",
    "USAC": "usac",
    "WMA": "wmav2",
}

SUBTITLES = {
    "UTF-8": "subrip",
    "SubRip": "subrip",
    "ASS": "ass",
    "SSA": "ssa",
    "PGS": "hdmv_pgs_subtitle",
    "VobSub": "dvd_subtitle",
    "RLE": "dvd_subtitle",
    "DVB Subtitle": "dvb_subtitle",
    "Teletext Subtitle": "dvb_teletext",
    "Timed Text": "mov_text",
    "WebVTT": "webvtt",
    "TTML": "ttml",
    "EIA-608": "eia_608",
}

CONTAINERS = {
    "Matroska": "matroska",
    "WebM": "webm",
    "MPEG-4": "mp4",
    "QuickTime": "mov",
    "AVI": "avi",
    "MPEG-TS": "mpegts",
    "BDAV": "mpegts",
    "MPEG-PS": "mpeg",
    "DVD Video": "mpeg",
    "Windows Media": "asf",
    "Flash Video": "flv",
    "Ogg": "ogg",
    "RealMedia": "rm",
}

#: Kodi knows the Matroska names; MediaInfo spells them out.
STEREO_MODES = {
    "Side by Side (left eye first)": "left_right",
    "Side by Side (right eye first)": "right_left",
    "Top-Bottom (left eye first)": "top_bottom",
    "Top-Bottom (right eye first)": "bottom_top",
    "Checkboard (left eye first)": "checkerboard_lr",
    "Checkboard (right eye first)": "checkerboard_rl",
    "Row Interleaved (left eye first)": "row_interleaved_lr",
    "Row Interleaved (right eye first)": "row_interleaved_rl",
    "Column Interleaved (left eye first)": "col_interleaved_lr",
    "Column Interleaved (right eye first)": "col_interleaved_rl",
    "Both Eyes laced in one block (left eye first)": "block_lr",
    "Both Eyes laced in one block (right eye first)": "block_rl",
}


def video_codec(words: str, version: str) -> str:
    """The short name of a picture format; `version` tells MPEG-1 from MPEG-2. Unknown formats stay recognisable."""
    if words == "MPEG Video":
        return "mpeg1video" if version.endswith("1") else "mpeg2video"
    return VIDEO.get(words) or _as_word(words)


def audio_codec(words: str, profile: str, trade_name: str) -> str:
    """The short name of a sound format; `profile` tells MP3 from MP2, `trade_name` lossless DTS from lossy."""
    if words == "MPEG Audio":
        return "mp2" if profile == "Layer 2" else "mp1" if profile == "Layer 1" else "mp3"
    if words == "DTS":
        if "Master Audio" in trade_name:
            return "dtshd_ma"
        if "High Resolution" in trade_name:
            return "dtshd_hra"
    return AUDIO.get(words) or _as_word(words)


def _as_word(words: str) -> str:
    return "".join(letter for letter in words.lower() if letter.isalnum() or letter == "_")
