use std::fs;

use super::{files, read, unpacked};
use pullquote::source::{Error, ErrorKind, Opened};

/// Whether it was taken as JSON, though no article is in it.
fn is_json(read: &Result<Opened, Error>) -> bool {
    match read {
        Ok(_) => true,
        Err(error) => error.message.starts_with("is JSON"),
    }
}

#[test]
fn json_is_accepted_and_what_is_none_is_refused() {
    let Some(folder) = unpacked("json-torture.tar.gz") else { return };
    let (mut accepted, mut refused, mut either) = (0, 0, 0);
    for path in files(&folder.path().join("test_parsing")) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let read = super::read_as(&path, pullquote::source::Format::Json);
        match name.split('_').next().unwrap() {
            "y" => accepted += usize::from(is_json(&read)),
            "n" => refused += usize::from(!is_json(&read)),
            _ => either += 1,
        }
    }
    println!("json: {accepted} of 95 accepted, {refused} of 188 refused, {either} either way");
    assert_eq!((accepted, refused, either), (95, 188, 35));
}

#[test]
fn json_that_is_too_deep_is_said_so() {
    let Some(folder) = unpacked("json-torture.tar.gz") else { return };
    let deep = folder.path().join("test_parsing/n_structure_100000_opening_arrays.json");
    assert_eq!(fs::metadata(&deep).unwrap().len(), 100_000);
    assert_eq!(read(&deep).err().unwrap().kind, ErrorKind::TooLarge);
}
