"""A telephone line that answers after hours: SIP and RTP over UDP, plain asyncio. Only `line` knows of the house."""
