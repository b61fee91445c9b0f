use super::{files, is_harmless, read, unpacked};
use pullquote::source::Opened;

#[test]
fn every_feed_is_read_or_refused_in_words() {
    let Some(folder) = unpacked("feeds.tar.gz") else { return };
    let (mut read_well, mut refused, mut well_formed, mut well_formed_read) = (0, 0, 0, 0);
    for path in files(folder.path()) {
        let is_well_formed = path.components().any(|part| part.as_os_str() == "wellformed");
        well_formed += usize::from(is_well_formed);
        match read(&path) {
            Ok(Opened::Collection(list)) => {
                read_well += 1;
                well_formed_read += usize::from(is_well_formed);
                for item in list.items() {
                    assert!(is_harmless(&item.headline), "{}", path.display());
                }
            }
            Ok(Opened::Article(article)) => {
                read_well += 1;
                assert!(is_harmless(article.body.text()), "{}", path.display());
            }
            Err(error) => {
                refused += 1;
                assert!(!error.message.is_empty() && is_harmless(&error.to_string()), "{}", path.display());
            }
        }
    }
    println!("feeds: {read_well} read, {refused} refused; of {well_formed} well-formed ones {well_formed_read} are lists");
    assert_eq!((read_well + refused, well_formed), (2125, 1749));
    assert!(well_formed_read >= 1734 && read_well >= 2095);
}
