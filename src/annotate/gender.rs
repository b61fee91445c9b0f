//! What the words say of a person's gender.

use crate::{
    annotate::{
        Document, Name, TokenKind,
        tagger::{
            Model,
            features::{fold, hash, lists, phrase},
        },
    },
    article::{EntityId, Span},
};

/// The pronoun that would stand for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// `she`.
    Female,
    /// `he`.
    Male,
}

/// What a pronoun for a person says.
pub fn of_pronoun(word: &str) -> Option<Gender> {
    match word {
        "he" | "He" | "his" | "His" | "him" | "himself" => Some(Gender::Male),
        "she" | "She" | "her" | "Her" | "herself" => Some(Gender::Female),
        _ => None,
    }
}

/// What a noun for a person says: `son`, `actress`, `spokeswoman`.
pub fn of_noun(noun: &str) -> Option<Gender> {
    const MEN: &str = "father dad son brother husband uncle nephew grandfather grandson boy lad king prince duke monk widower grandad granddad grandpa friar pontiff gent";
    const WOMEN: &str = "mother mum mom daughter sister wife aunt niece grandmother granddaughter nan girl lady queen princess \
                         duchess baroness nun widow gran granny grandma lass actress heiress waitress seamstress housewife midwife";
    let is_one_of = |nouns: &str| nouns.split_whitespace().any(|other| other == noun);
    if noun.ends_with("woman") || is_one_of(WOMEN) {
        return Some(Gender::Female);
    }
    // Women are called `spokesman` too.
    let office = matches!(noun, "spokesman" | "chairman" | "foreman" | "alderman" | "human");
    (noun.ends_with("man") && !office || is_one_of(MEN)).then_some(Gender::Male)
}

/// What a title says: `Mr`, `Dame`.
pub fn of_title(title: &str) -> Option<Gender> {
    match title.trim_end_matches('.') {
        "Mr" | "Sir" | "Lord" | "King" | "Prince" | "Imam" | "Father" | "Brother" | "Sheikh" | "Pope" | "Congressman"
        | "Shri" | "Alhaji" | "Herr" | "Señor" => Some(Gender::Male),
        "Mrs" | "Ms" | "Miss" | "Lady" | "Queen" | "Princess" | "Dame" | "Sister" | "Mother" | "Congresswoman" | "Smt"
        | "Mme" | "Frau" | "Señora" | "Madam" => Some(Gender::Female),
        _ => None,
    }
}

/// First names that nearly all who bear them have as men, though the census lists women too, or neither.
const MEN: &str = "\
    Aaron Abdul Abdulaziz Abdullah Abebe Adam Adnan Adrian Agus Ahmad Ahmed Ahmet Ajay Akira Alan Alastair Albert \
    Alejandro Alexander Alexandre Alexei Alfredo Ali Allen Alun Amir Amit Anand Andre Andrei Andrew Andriy Andrés \
    Angelo Anil Anthony Antoine Antonio Antti Anwar Arjun Armando Arthur Arun Ashok Ashraf Austin Babatunde Bashar \
    Bashir Benjamin Bernie Bilal Bobby Bogdan Boris Brandon Brett Brian Budi Callum Carl Carlos Cathal Cecil \
    Charles Chidi Chinedu Christian Christopher Ciarán Clarence Claude Claudio Clyde Cody Colin Colm Conor Cormac \
    Cristian Curtis Cyril Dafydd Dan Daniel Dariusz Darragh David Dean Declan Deepak Dennis Denny Diarmuid Diego \
    Dieter Dimitri Dinesh Dmitri Dmitry Donal Donald Donnie Eddie Eduardo Edward Ehud Elmer Emeka Emilio Emmanuel \
    Emre Enrique Eoin Eric Esteban Eugene Evan Ewan Fabio Faisal Farhan Felipe Femi Fergal Fergus Fernando Finbarr \
    Fionn Francis Francisco Frank Franz François Fred Freddie Gabriel Ganesh Gareth Gary Gene Gennady George \
    Georges Gerald Gerhard Gethin Gideon Giorgi Giovanni Giuseppe Glenn Gonzalo Gregory Guillermo Gustavo Hamid \
    Hamish Hamza Harish Harold Hasan Hassan Heinrich Henrik Henry Hernán Hiroshi Hossein Hugh Hugo Hussein Héctor \
    Ibrahim Ignacio Igor Ilya Imran Ismail Ivan Jack Jacques Jaime Jakub James Jason Javier Jay Jeffrey Jens Jeremy \
    Jerry Jesus Jesús Jimmie Joaquín Joe Joel Joey John Johnny Joko Jon Jorge Jose Joseph Joshua José Juan Jude \
    Julian Julio Justin Jusuf Jürgen Kamal Karim Karl Karthik Keir Keith Kenji Kenneth Kevin Khalid Klaus Kofi \
    Kwabena Kwame Kyle Larry Lars Laurence Lawrence Lech Leo Leon Leonid Lester Lewis Liam Logan Lonnie Lorcan \
    Lorenzo Louis Luca Luigi Luis Maciej Magnus Mahesh Mahinda Mahmoud Mamadou Manmohan Manoj Manuel Marcin Marcos \
    Marek Mario Mark Marko Markus Martin Massoud Mateusz Matteo Matthew Maurice Mauricio Mehmet Melvin Michael \
    Michel Miguel Mike Mikhail Mitchell Mohamed Mohammed Mohan Moshe Muhammad Mukesh Murat Musa Mustafa Mykola \
    Naftali Narendra Nasser Naveen Nawaz Niall Nicolás Niels Nikolai Nikos Nilesh Nitin Norman Obinna Oisín Olaf \
    Oleg Oleksandr Olivier Olumide Omar Osama Oscar Otto Owen Pablo Padraig Paolo Patrick Paul Pavel Pawel Pedro \
    Peter Pierre Piers Pradeep Prakash Pravin Pádraig Rafael Rahul Rajesh Rajiv Rakesh Ramesh Ramón Ranil Ravi \
    Raymond Raúl Recep Reza Rhodri Rhys Ricardo Richard Rishi Robert Roberto Rodrigo Rohan Rohit Ronald Ronnie Roy \
    Ruairí Rudy Ruslan Russell Ryan Sadiq Salman Samir Sammy Samuel Sandeep Sanjay Sanjeev Santiago Satoshi Saud \
    Scott Sean Sergei Sergey Sergio Serhiy Seán Shane Shaun Shigeru Shinzo Siddharth Sidney Simon Sizwe Slobodan \
    Stanislav Stefan Stefano Stephen Steven Stewart Stuart Stéphane Sudhir Suleiman Sunil Suresh Tadhg Takashi \
    Takeshi Tarek Tariq Tayyip Tendai Theo Thierry Thomas Timothy Toby Tomasz Tommy Tomás Tony Tristan Troy Tunde \
    Tunku Tyler Uhuru Umar Umaru Usman Uwe Vasily Vernon Victor Vijay Vikram Viktor Vinay Vinod Virgil Vitaly \
    Vladimir Volodymyr Vyacheslav Waleed Walter Wesley William Willie Wojciech Xavier Yasser Yaw Yevgeny Yitzhak \
    Yoshihide Youssef Yuri Yusuf Zoltán Zvi Éamon";
/// The same of women.
const WOMEN: &str = "\
    Abena Adaeze Adwoa Agnieszka Aisha Aisling Akosua Alejandra Amina Aminata Anastasia Angela Anjali Annika \
    Antonia Anya Aoife Asma Astrid Ayesha Beatriz Bernadette Birgit Bríd Caoimhe Carmen Carol Catarina Catriona \
    Chiara Chioma Ciara Claudia Clodagh Connie Cristina Daniela Deepika Deirdre Dilma Divya Elena Elif Eluned Erin \
    Ewa Farah Fatima Fatou Federica Fernanda Fionnuala Folake Frances Françoise Fátima Gabriela Gail Galina Gayle \
    Geeta Giorgia Giulia Graciela Gráinne Hanan Hannah Helga Imelda Indira Ingrid Inés Irina Isabel Isabella Ivana \
    Jacinta Joan Joanna Jyoti Kamala Katarzyna Katharina Kavita Keiko Khadija Lakshmi Larisa Lauren Laverne Leila \
    Lucia Lucía Ludmila Lyudmila Maeve Magdalena Mairéad Maria Mariam Mariana Marta Martina Mary Maryam Małgorzata \
    Meera Mei Nadezhda Nadia Naledi Natalia Natalya Natasha Neha Nerys Ngozi Niamh Nkechi Nomvula Noor Nuala Oksana \
    Olena Olga Olha Orla Paola Patricia Petra Pilar Pooja Preeti Priya Radha Rania Rekha Rhian Roisin Rosa Rukmini \
    Róisín Sadia Salma Samira Sangeeta Sanyukta Saoirse Shabana Shirley Sinead Sinéad Siobhán Siti Smriti Sofia \
    Sofía Sonia Sorcha Sunita Sushma Svetlana Swati Taslima Tatiana Tatyana Thandiwe Thuli Ursula Valentina Valérie \
    Veronika Vesna Wangari Wanjiku Yekaterina Yingluck Yulia Yuliya Zahra Zainab Zanele Zeinab Áine Úna";

/// What a first name says that hardly misleads.
pub fn of_sure_name(first_name: &str) -> Option<Gender> {
    let is_one_of = |names: &str| names.split_whitespace().any(|name| name == first_name);
    if is_one_of(MEN) {
        return Some(Gender::Male);
    }
    is_one_of(WOMEN).then_some(Gender::Female)
}

/// The name by which a person is called, of a full name; none where the family's name stands first: `Han Dong-hoon`.
pub fn first_name(name: &str) -> Option<&str> {
    const FAMILIES: [&str; 34] = [
        "Wang", "Li", "Zhang", "Liu", "Chen", "Yang", "Zhao", "Huang", "Zhou", "Wu", "Xu", "Sun", "Zhu", "Hu", "Guo", "Xi",
        "Lin", "Gao", "Luo", "Park", "Choi", "Jung", "Kang", "Cho", "Yoon", "Jang", "Lim", "Han", "Seo", "Shin", "Kwon", "Hwang",
        "Nguyen", "Tran",
    ];
    let (first, rest) = name.split_once(' ')?;
    let hyphen = rest.split_once('-').is_some_and(|(_, second)| second.starts_with(char::is_lowercase));
    (!hyphen && !FAMILIES.contains(&first)).then_some(first)
}

/// What the first of a person's names says in the census.
pub fn of_first_name(first_name: &str, model: &Model) -> Option<Gender> {
    let found = model.lists(phrase([hash(&fold(first_name))]));
    match (found & lists::FEMALE != 0, found & lists::MALE != 0) {
        (true, false) => Some(Gender::Female),
        (false, true) => Some(Gender::Male),
        _ => None,
    }
}

/// What the pronouns of the article say of each entity: one that follows a person within a sentence or
/// two, with nobody else named between, votes for him or for her. Quotations are left out.
pub fn votes(
    document: &Document<'_>,
    names: &[Name],
    entity_of: &[Option<EntityId>],
    quotes: &[Span],
    entities: usize,
) -> Vec<Option<Gender>> {
    /// Tokens after a name in which a pronoun is taken to be of it.
    const REACH: usize = 25;
    let mut balance = vec![0_i32; entities];
    let mut last: Option<(EntityId, usize)> = None;
    // The end of the sentence in which a pronoun is the subject so far: who is named after it is another.
    let mut pronoun_until = 0;
    let mut names = names.iter().zip(entity_of).peekable();
    let mut quotes = quotes.iter().peekable();
    for (number, token) in document.tokens.iter().enumerate() {
        while quotes.next_if(|quote| quote.end() <= token.span.start()).is_some() {}
        while let Some((name, id)) = names.next_if(|(name, _)| name.span.start() <= token.span.start()) {
            if name.is_person() {
                // Two people near each other leave it open whose the next pronoun is.
                last = match (last, id) {
                    (Some((other, at)), Some(id)) if other != *id && number - at < REACH => None,
                    _ if number < pronoun_until => None,
                    (_, Some(id)) => Some((*id, number)),
                    (_, None) => None,
                };
            }
        }
        if token.kind != TokenKind::Word || token.span.len() > 7 || quotes.peek().is_some_and(|quote| quote.overlaps(token.span))
        {
            continue;
        }
        let word = document.slice(token.span);
        let vote = match of_pronoun(word) {
            Some(Gender::Male) => -1,
            Some(Gender::Female) => 1,
            None => continue,
        };
        // `Silva says she has told him`: the subject counts for more.
        let subject = matches!(word, "he" | "He" | "she" | "She");
        let weight = if subject { 2 } else { 1 };
        if subject && last.is_none_or(|(_, at)| number - at >= REACH) {
            pronoun_until = document.sentence_of(number).map_or(number, |sentence| sentence.end);
        }
        if let Some((id, _)) = last.filter(|(_, at)| number - at < REACH)
            && let Some(sum) = balance.get_mut(id.index())
        {
            *sum += vote * weight;
        }
    }
    let gender = |sum: i32| match sum {
        1.. => Some(Gender::Female),
        0 => None,
        _ => Some(Gender::Male),
    };
    balance.into_iter().map(gender).collect()
}
