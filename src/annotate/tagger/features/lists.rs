//! Gazetteers, by the bit that they have in [`Lists`].

use crate::annotate::tagger::model::Lists;

/// Companies.
pub const COMPANY: Lists = 1;
/// Universities, agencies, committees, utilities.
pub const INSTITUTION: Lists = 2;
/// Brands and other organizations.
pub const BRAND: Lists = 4;
/// Countries and their regions.
pub const REGION: Lists = 8;
/// Cities of 100,000 and more.
pub const CITY: Lists = 16;
/// Towns of 15,000 and more.
pub const TOWN: Lists = 32;
/// First names.
pub const FIRST_NAME: Lists = 64;
/// Last names.
pub const LAST_NAME: Lists = 128;
/// Peoples and their adjectives.
pub const DEMONYM: Lists = 256;
/// First names that are mostly women's.
pub const FEMALE: Lists = 512;
/// First names that are mostly men's.
pub const MALE: Lists = 1024;
/// Organizations that the world's news names often: outlets, bodies, parties, firms.
pub const KNOWN: Lists = 2048;
/// Clubs and teams.
pub const CLUB: Lists = 4096;
/// What is named and is no organization, person or place: events, faiths, laws, products, works.
pub const OTHER: Lists = 8192;
/// Lists that the features look at.
pub const SEEN: Lists = 511 | KNOWN | CLUB | OTHER;
/// Lists whose entries may be several words.
pub const PHRASES: Lists = COMPANY | INSTITUTION | BRAND | REGION | CITY | TOWN | KNOWN | CLUB | OTHER;
