"""A caller made of real SIP software: sipp plays a tone to the line and hangs up."""

from __future__ import annotations

import asyncio
import math
from pathlib import Path

from dengwen.channels.hotline.sip import audio

SCENARIO = """<?xml version="1.0" encoding="UTF-8"?>
<scenario name="leaves a message">
  <send retrans="500"><![CDATA[
INVITE sip:hotline@[remote_ip]:[remote_port] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From: "caller" <sip:{number}@[local_ip]:[local_port]>;tag=[pid]t[call_number]
To: <sip:hotline@[remote_ip]:[remote_port]>
Call-ID: [call_id]
CSeq: 1 INVITE
Contact: <sip:{number}@[local_ip]:[local_port]>
Max-Forwards: 70
Content-Type: application/sdp
Content-Length: [len]

v=0
o=user 1 1 IN IP[local_ip_type] [local_ip]
s=-
c=IN IP[media_ip_type] [media_ip]
t=0 0
m=audio [rtpstream_audio_port] RTP/AVP {kind}
a=rtpmap:{kind} {law}/8000
  ]]></send>
  <recv response="100" optional="true"/>
  <recv response="200" rtd="true"/>
  <send><![CDATA[
ACK sip:hotline@[remote_ip]:[remote_port] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From: "caller" <sip:{number}@[local_ip]:[local_port]>;tag=[pid]t[call_number]
To: <sip:hotline@[remote_ip]:[remote_port]>[peer_tag_param]
Call-ID: [call_id]
CSeq: 1 ACK
Max-Forwards: 70
Content-Length: 0

  ]]></send>
  <nop><action><exec rtp_stream="{sound},-1,{kind},{law}/8000"/></action></nop>
  <pause milliseconds="{speaks}"/>
  <nop><action><exec rtp_stream="pause"/></action></nop>
  <send retrans="500"><![CDATA[
BYE sip:hotline@[remote_ip]:[remote_port] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From: "caller" <sip:{number}@[local_ip]:[local_port]>;tag=[pid]t[call_number]
To: <sip:hotline@[remote_ip]:[remote_port]>[peer_tag_param]
Call-ID: [call_id]
CSeq: 2 BYE
Max-Forwards: 70
Content-Length: 0

  ]]></send>
  <recv response="200"/>
</scenario>
"""
LAWS = {audio.PCMU: "PCMU", audio.PCMA: "PCMA"}


async def calls(
    folder: Path, port: int, *, number: str, kind: int = audio.PCMU, hertz: float = 700, speaks: int = 2500
) -> int:
    """One call from sipp; its exit status."""
    sound = folder / f"tone-{kind}.raw"
    sound.write_bytes(audio.to_law(audio.tone(hertz, 1.0), kind))
    scenario = folder / f"message-{kind}.xml"
    told = {"number": number, "kind": kind, "law": LAWS[kind], "sound": sound, "speaks": speaks}
    scenario.write_text(SCENARIO.format(**told))
    arguments = ["-sf", str(scenario), "-m", "1", "-i", "127.0.0.1", "-timeout", "20", "-nostdin", f"127.0.0.1:{port}"]
    process = await asyncio.create_subprocess_exec(
        "/usr/bin/sipp", *arguments, cwd=folder, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
    )
    return await process.wait()


def loudness(samples: list[int], hertz: float) -> float:
    """How much of the sound is this tone, from 0 to 1 (Goertzel)."""
    whole = sum(sample * sample for sample in samples)
    if not whole:
        return 0.0
    turn = 2 * math.cos(2 * math.pi * hertz / audio.RATE)
    before = last = 0.0
    for sample in samples:
        before, last = last, sample + turn * last - before
    power = last * last + before * before - turn * last * before
    return 2 * power / (len(samples) * whole)
