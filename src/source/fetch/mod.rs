use super::*;
pub(super) fn open(address: &str, _options: &Options) -> Result<Opened, Error> {
    Err(Error::new(ErrorKind::Unreadable, sanitize::line(address), "http is not read yet"))
}
