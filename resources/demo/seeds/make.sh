#!/bin/sh
# Makes the seeds again, into the folder of this script. Needs ffmpeg with x264 and x265; the program does not.
# Every picture is a still gradient or one colour and every sound a quiet tone, so nothing here belongs to anybody else.
set -eu
cd "$(dirname "$0")"

run() { ffmpeg -hide_banner -loglevel error -y -fflags +bitexact "$@"; }
picture() { echo "gradients=s=$1:d=2:r=24:c0=0x0E5A60:c1=0xF6D7A4:n=2:speed=0.00001:seed=7"; }
flat() { echo "color=c=0x0E5A60:s=$1:d=2:r=24"; }
tone() { echo "sine=f=$1:d=2:r=48000,volume=0.05"; }

subtitle() { printf '1\n00:00:00,200 --> 00:00:01,800\n%s\n' "$1"; }
subtitle 'Two seconds, and no more.' >en.srt
subtitle 'Zwei Sekunden, mehr nicht.' >de.srt
subtitle 'Две секунды, не больше.' >ru.srt
subtitle '二秒だけ。' >ja.srt

surround="aformat=channel_layouts=mono,pan=5.1|FL=c0|FR=c0|FC=c0|LFE=c0|BL=c0|BR=c0"

run -f lavfi -i "$(picture 1920x1080)" -f lavfi -i "$(tone 220),$surround" -f lavfi -i "$(tone 330)" -i de.srt -i en.srt \
    -map 0 -map 1 -map 2 -map 3 -map 4 -c:v libx264 -preset veryslow -crf 45 -pix_fmt yuv420p \
    -c:a:0 eac3 -b:a:0 64k -c:a:1 aac -b:a:1 24k -ac:a:1 2 -c:s srt \
    -metadata:s:a:0 language=ger -metadata:s:a:1 language=eng \
    -metadata:s:s:0 language=ger -metadata:s:s:1 language=eng -flags +bitexact 1080p.mkv

run -f lavfi -i "$(picture 3840x2160)" -f lavfi -i "$(tone 220),$surround" -i en.srt \
    -map 0 -map 1 -map 2 -c:v libx265 -preset medium -crf 48 -pix_fmt yuv420p10le \
    -x265-params "log-level=error:info=0:hdr10=1:repeat-headers=1:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc:master-display=G(13250,34500)B(7500,3000)R(34000,16000)WP(15635,16450)L(10000000,1):max-cll=1000,400" \
    -color_primaries bt2020 -color_trc smpte2084 -colorspace bt2020nc \
    -c:a eac3 -b:a 64k -c:s srt -metadata:s:a:0 language=eng -metadata:s:s:0 language=eng -flags +bitexact 2160p.mkv

run -f lavfi -i "$(picture 1280x720)" -f lavfi -i "$(tone 262)" -f lavfi -i "$(tone 330)" -i en.srt -i ja.srt \
    -map 0 -map 1 -map 2 -map 3 -map 4 -c:v libx264 -preset veryslow -crf 45 -pix_fmt yuv420p \
    -c:a aac -b:a 24k -ac 2 -c:s srt -metadata:s:a:0 language=jpn -metadata:s:a:1 language=eng \
    -metadata:s:s:0 language=eng -metadata:s:s:1 language=jpn -flags +bitexact 720p.mkv

run -f lavfi -i "$(picture 1280x720)" -f lavfi -i "$(tone 294)" -map 0 -map 1 -c:v libx264 -preset veryslow -crf 45 \
    -pix_fmt yuv420p -c:a aac -b:a 24k -ac 2 -metadata:s:a:0 language=eng -movflags +faststart -flags +bitexact 720p.mp4

run -f lavfi -i "$(flat 640x480)" -f lavfi -i "$(tone 196)" -map 0 -map 1 -c:v mpeg4 -q:v 31 -g 48 \
    -c:a libmp3lame -b:a 32k -ac 1 -flags +bitexact sd.avi

run -f lavfi -i "$(flat 720x576),fps=25" -f lavfi -i "$(tone 175)" -map 0 -map 1 -c:v mpeg2video -q:v 31 -g 50 \
    -c:a ac3 -b:a 64k -ac 1 -f vob -muxrate 0 -flags +bitexact dvd.vob

run -f lavfi -i "$(flat 1920x1080)" -f lavfi -i "$(tone 175)" -map 0 -map 1 -c:v libx264 -preset veryslow -crf 45 \
    -pix_fmt yuv420p -c:a ac3 -b:a 56k -ac 1 -mpegts_m2ts_mode 1 -metadata:s:a:0 language=eng -flags +bitexact disc.m2ts

run -f lavfi -i "$(tone 440)" -c:a libmp3lame -b:a 32k -ac 1 -id3v2_version 0 -write_xing 1 -flags +bitexact tone.mp3
run -f lavfi -i "$(tone 110),aformat=sample_fmts=s16:sample_rates=44100" -c:a flac -compression_level 12 -ac 1 -flags +bitexact tone.flac
