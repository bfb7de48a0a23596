//! People the reader helps.

use foothold_content::Message;

use crate::content::{content, words};
use crate::tracker::{self, About, Kind};

use super::super::super::diary::Diary;
use super::super::super::writing::{NEW, PERSON};
use super::super::super::{Action, Block, FieldKind, FieldOption, Route, Screen, Tap, Weight};
use super::super::{Draw, push};
use super::{Drawn, beginning};

impl Draw<'_> {
    pub(super) fn people(&self, diary: &mut Diary) -> Drawn {
        let (people, chosen) = diary
            .read_locked(|connection| Ok((tracker::people(connection)?, tracker::chosen(connection)?)))?;
        let mut blocks = self.told(&Route::People, diary);
        blocks.push(self.paragraph(words::PEOPLE_TEXT));
        blocks.push(self.about_whom(chosen.as_ref()));
        for person in &people {
            let route = Route::Person { id: person.id };
            let name = beginning(&person.about.nickname);
            blocks.push(self.row(format!("person/{}", person.id), name, None, route));
        }
        let add = push(Route::NewPerson);
        blocks.push(self.card("new", words::PERSON_ADD, None, Weight::Main, add));
        if chosen.is_some() {
            let nobody = Action::ChoosePerson { person: None };
            blocks.push(self.act("nobody", words::PERSON_NOBODY, None, nobody));
        }
        Ok(self.private_page(Route::People, self.say(words::PEOPLE_TITLE), blocks))
    }

    pub(super) fn new_person(&self) -> Screen {
        let blocks = vec![self.person_form(NEW, &About::default())];
        self.private_page(Route::NewPerson, self.say(words::PERSON_ADD), blocks)
    }

    pub(super) fn person(&self, id: i64, diary: &mut Diary) -> Drawn {
        let (person, chosen) = diary
            .read_locked(|connection| Ok((tracker::person(connection, id)?, tracker::chosen(connection)?)))?;
        let mut blocks = self.told(&Route::Person { id }, diary);
        if chosen.is_none_or(|chosen| chosen.id != id) {
            let action = Action::ChoosePerson { person: Some(id) };
            let tap = Tap::Do { action };
            blocks.push(self.card("choose", words::PERSON_CHOOSE, None, Weight::Main, tap));
        }
        blocks.push(self.heading(words::PERSON_EDIT));
        blocks.push(self.person_form(&id.to_string(), &person.about));
        blocks.push(self.remove(words::PERSON_REMOVE, Kind::Person, id));
        blocks.push(self.paragraph(words::PERSON_REMOVE_TEXT));
        Ok(self.private_page(Route::Person { id }, beginning(&person.about.nickname), blocks))
    }

    fn person_form(&self, row: &str, about: &About) -> Block {
        let options = |ids: &[(&str, &Message)]| -> Vec<FieldOption> {
            let option = |(id, label): &(&str, &Message)| FieldOption {
                id: (*id).to_owned(),
                label: self.say(label),
            };
            ids.iter().map(option).collect()
        };
        let one_of = |id, label, value: &str, options| super::Field {
            options,
            ..self.field(id, label, None, value, FieldKind::OneOf)
        };
        let regions = content().regions.iter().filter(|region| region.id != "unknown");
        let regions = regions.map(|region| FieldOption {
            id: region.id.to_owned(),
            label: self.fill(region.name),
        });
        let fields = vec![
            self.field(
                "nickname",
                words::PERSON_NICKNAME,
                Some(words::PERSON_NICKNAME_HINT),
                &about.nickname,
                FieldKind::Line,
            ),
            one_of(
                "age",
                words::PERSON_AGE,
                &about.age,
                options(&[("minor", words::PERSON_MINOR), ("adult", words::PERSON_ADULT)]),
            ),
            one_of(
                "concern",
                words::PERSON_CONCERN,
                &about.concern,
                options(&[
                    ("mental_health", words::CONCERN_MENTAL),
                    ("substance", words::CONCERN_SUBSTANCE),
                    ("both", words::CONCERN_BOTH),
                ]),
            ),
            one_of("region", words::PERSON_REGION, &about.region, regions.collect()),
            self.field(
                "clinician_number",
                words::PERSON_CLINICIAN,
                Some(words::PERSON_CLINICIAN_HINT),
                &about.clinician_number,
                FieldKind::Phone,
            ),
        ];
        self.form(&format!("{PERSON}{row}"), fields, words::SAVE)
    }
}
