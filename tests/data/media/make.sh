#!/bin/sh
# How the samples beside this file were made: everything is drawn and sounded by ffmpeg itself, nothing is taken
# from anyone.
# Needs ffmpeg (libx264, libx265) and mutagen; the tests only read the results.
set -eu
cd "$(dirname "$0")"
run() { ffmpeg -hide_banner -loglevel error -y -fflags +bitexact "$@"; }
BARS="-f lavfi -i testsrc2=size=320x180:rate=24:duration=1"
TONE="-f lavfi -i sine=frequency=440:sample_rate=48000:duration=1"
LOW="-f lavfi -i sine=frequency=220:sample_rate=48000:duration=1"
SUB="$(mktemp --suffix=.srt)"
trap 'rm -f "$SUB"' EXIT
printf '1\n00:00:00,100 --> 00:00:00,900\nHello\n' > "$SUB"

# Two languages, one forced subtitle: the ordinary film file.
run $BARS $TONE $LOW -i "$SUB" -i "$SUB" -map 0 -map 1 -map 2 -map 3 -map 4 \
    -c:v libx264 -crf 40 -preset veryslow -pix_fmt yuv420p -aspect 16:9 -c:a aac -b:a 32k -c:s srt \
    -ac:a:0 2 -ac:a:1 1 \
    -metadata:s:v:0 title='Main picture' -metadata:s:a:0 language=eng -metadata:s:a:0 title='Stereo' \
    -metadata:s:a:1 language=ger -metadata:s:s:0 language=eng -metadata:s:s:1 language=ger \
    -metadata:s:s:1 title='Signs' -disposition:s:1 forced -disposition:a:0 default two-languages.mkv

run $BARS $TONE -c:v libx264 -crf 42 -preset veryslow -pix_fmt yuv420p -c:a aac -b:a 32k -ac 2 \
    -metadata:s:a:0 language=fre -movflags +faststart plain.mp4

# 4K with the metadata of HDR10; a flat picture keeps it small.
run -f lavfi -i color=c=0x404040:size=3840x2160:rate=24:duration=0.2 -c:v libx265 -crf 45 -preset fast -pix_fmt yuv420p10le \
    -x265-params "log-level=error:info=0:hdr10=1:repeat-headers=1:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc:master-display=G(13250,34500)B(7500,3000)R(34000,16000)WP(15635,16450)L(10000000,50):max-cll=1000,400" \
    -color_primaries bt2020 -color_trc smpte2084 -colorspace bt2020nc hdr10-2160p.mkv

run -f lavfi -i color=c=0x404040:size=1280x720:rate=25:duration=0.2 -c:v libx265 -crf 45 -preset fast -pix_fmt yuv420p10le \
    -x265-params "log-level=error:info=0:colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc" \
    -color_primaries bt2020 -color_trc arib-std-b67 -colorspace bt2020nc hlg-720p.mp4

# The old format of camera and television files.
run $BARS $TONE -t 0.5 -c:v mpeg4 -q:v 31 -c:a libmp3lame -b:a 32k -ar 44100 old.avi
run -f lavfi -i testsrc2=size=352x288:rate=25:duration=0.4 -c:v mpeg2video -q:v 31 -flags +ilme+ildct -top 1 interlaced.ts

# Every sound format in one container.
run -f lavfi -i sine=frequency=440:sample_rate=48000:duration=0.15 -map 0 -map 0 -map 0 -map 0 -map 0 -map 0 -map 0 -map 0 -map 0 -strict -2 \
    -c:a:0 ac3 -ac:a:0 6 -b:a:0 192k -c:a:1 eac3 -b:a:1 64k -c:a:2 dca -b:a:2 256k -c:a:3 truehd -ac:a:3 2 -c:a:4 flac \
    -c:a:5 libmp3lame -b:a:5 32k -c:a:6 libopus -b:a:6 32k -c:a:7 libvorbis -c:a:8 pcm_s16le -ac:a:8 1 \
    -metadata:s:a:0 language=jpn -metadata:s:a:1 language=por sounds.mka

# Music. The tones here; the tags are written by tag.py, the same into each.
run -f lavfi -i testsrc2=size=48x48 -frames:v 1 -q:v 8 cover.jpg
TONE="-f lavfi -i sine=frequency=330:sample_rate=22050:duration=1"
run $TONE -c:a libmp3lame -b:a 16k -map_metadata -1 tagged.mp3
cp tagged.mp3 untagged.mp3
run $TONE -c:a flac tagged.flac
run $TONE -c:a libvorbis -q:a 0 tagged.ogg
run $TONE -c:a libopus -b:a 16k tagged.opus
run $TONE -c:a aac -b:a 16k tagged.m4a
run $TONE -c:a wmav2 -b:a 32k tagged.wma
run $TONE -ar 8000 -c:a pcm_s16be tagged.aiff
run $TONE -ar 8000 -c:a pcm_u8 tagged.wav
run $TONE -c:a wavpack tagged.wv
python3 tag.py cover.jpg
