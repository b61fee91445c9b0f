//! gzip and zstd streams, unpacked while they are read.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::{
    FrameDecoder, StreamingDecoder,
    errors::{FrameDecoderError, ReadFrameHeaderError},
};

/// How a stream is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// gzip (RFC 1952).
    Gzip,
    /// Zstandard (RFC 8878).
    Zstd,
}

impl Packing {
    /// By the first bytes; none where they are not packed.
    pub fn of(start: &[u8]) -> Option<Self> {
        match start {
            [0x1f, 0x8b, ..] => Some(Self::Gzip),
            // A frame, or a skippable one before it.
            [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Some(Self::Zstd),
            _ => None,
        }
    }

    /// The unpacked stream.
    pub fn unpack(self, packed: impl Read + Send + 'static) -> Box<dyn Read + Send> {
        let packed = BufReader::with_capacity(1 << 16, packed);
        match self {
            Self::Gzip => Box::new(MultiGzDecoder::new(packed)),
            Self::Zstd => Box::new(Frames { packed: Some(Box::new(packed)), frame: None }),
        }
    }
}

type Packed = Box<dyn BufRead + Send>;

/// Bytes of the longest window that a zstd frame may ask for; `zstd --long=27` writes that much.
const WINDOW: u64 = 128 * 1024 * 1024;

/// The frames of a zstd stream, one after the other.
struct Frames {
    /// What follows, between frames.
    packed: Option<Packed>,
    /// The frame that is being read.
    frame: Option<StreamingDecoder<Packed, FrameDecoder>>,
}

impl Read for Frames {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            if let Some(frame) = &mut self.frame {
                let read = frame.read(buffer)?;
                if read > 0 {
                    return Ok(read);
                }
                self.packed = self.frame.take().map(StreamingDecoder::into_inner);
            }
            let Some(mut packed) = self.packed.take() else { return Ok(0) };
            if packed.fill_buf()?.is_empty() {
                return Ok(0);
            }
            // The decoder keeps what it is given even where it fails, so a skippable frame is
            // passed over before.
            if let Some(length) = skippable(packed.fill_buf()?) {
                io::copy(&mut packed.by_ref().take(length), &mut io::sink())?;
                self.packed = Some(packed);
                continue;
            }
            self.frame = Some(StreamingDecoder::new_with_max_window_size(packed, WINDOW).map_err(broken)?);
        }
    }
}

/// The length of a skippable frame, its header counted (RFC 8878, section 3.1.2).
fn skippable(start: &[u8]) -> Option<u64> {
    match start {
        [0x50..=0x5f, 0x2a, 0x4d, 0x18, length @ ..] => {
            let length: [u8; 4] = length.get(..4)?.try_into().ok()?;
            Some(8 + u64::from(u32::from_le_bytes(length)))
        }
        _ => None,
    }
}

fn broken(error: FrameDecoderError) -> io::Error {
    match error {
        FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::MagicNumberReadError(error)) => error,
        error => io::Error::new(io::ErrorKind::InvalidData, error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    fn unpacked(packed: Vec<u8>) -> io::Result<String> {
        let mut text = String::new();
        let packing = Packing::of(&packed).unwrap();
        packing.unpack(io::Cursor::new(packed)).read_to_string(&mut text).map(|_| text)
    }

    fn gzip(text: &str) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    }

    fn zstd(text: &str) -> Vec<u8> {
        ruzstd::encoding::compress_to_vec(text.as_bytes(), ruzstd::encoding::CompressionLevel::Fastest)
    }

    #[test]
    fn several_members_are_one_stream() {
        assert_eq!(unpacked([gzip("one "), gzip("two")].concat()).unwrap(), "one two");
        let skipped = b"\x50\x2a\x4d\x18\x03\0\0\0abc".to_vec();
        assert_eq!(unpacked([skipped, zstd("one "), zstd("two")].concat()).unwrap(), "one two");
    }

    #[test]
    fn a_cut_or_broken_stream_is_an_error() {
        let long = "words ".repeat(10_000);
        for packed in [gzip(&long), zstd(&long)] {
            assert!(unpacked(packed[..packed.len() - 8].to_vec()).is_err());
        }
        assert!(unpacked(b"\x28\xb5\x2f\xfdnonsense".to_vec()).is_err());
    }
}
