//! Country, who this is about, own numbers. Nothing here needs to be set.

use foothold_content::Asked;

use crate::content::{content, words};

use super::super::session::tables;
use super::super::settings::{CLINICIAN, LOCAL_CRISIS};
use super::super::{Action, Block, Button, Choice, Field, FieldKind, Mark, Route, Screen, Tap, Weight};
use super::{Draw, push};

/// The form of own numbers.
pub(in crate::app) const NUMBERS: &str = "numbers";

impl Draw<'_> {
    pub(super) fn settings(&self) -> Screen {
        let country = self.fill(self.region.name).text;
        let mut blocks = vec![
            self.paragraph(words::SETTINGS_INTRO),
            Block::Card {
                id: "country".into(),
                title: self.say_with(words::SETTINGS_COUNTRY, &[("country", &country)]),
                text: None,
                weight: Weight::Main,
                tap: push(Route::Country),
            },
            self.person_question(),
            self.concern_question(),
            self.audience_question(),
            self.numbers_form(),
        ];
        let locales = content().locales;
        if locales.len() > 1 {
            blocks.push(Block::Question {
                id: "locale".into(),
                text: self.say(words::SETTINGS_LANGUAGE),
                hint: None,
                choices: locales.iter().map(|locale| self.locale_choice(locale)).collect(),
                finish: None,
            });
        }
        self.private_page(Route::Settings, self.say(words::SETTINGS_TITLE), blocks)
    }

    fn locale_choice(&self, locale: &str) -> Choice {
        let chosen = self.locale().eq_ignore_ascii_case(locale);
        Choice {
            id: locale.to_owned(),
            text: super::Phrase::new(words::LOCALE_NAME.get(locale)),
            mark: if chosen { Mark::Yes } else { Mark::Clear },
            tap: Tap::Do {
                action: Action::SetLocale {
                    locale: locale.to_owned(),
                },
            },
            others: Vec::new(),
        }
    }

    fn audience_question(&self) -> Block {
        let asked = tables()
            .modifiers
            .iter()
            .filter(|modifier| modifier.asked == Asked::InSettings);
        let choices = asked.map(|modifier| {
            let holds = match modifier.id {
                "veteran" => self.settings.veteran,
                _ => self.settings.lgbtq,
            };
            let action = Action::SetAudience {
                fact: modifier.id.to_owned(),
                holds: !holds,
            };
            Choice {
                id: modifier.id.to_owned(),
                text: self.fill(modifier.name),
                mark: if holds { Mark::Yes } else { Mark::Clear },
                tap: Tap::Do { action },
                others: Vec::new(),
            }
        });
        Block::Question {
            id: "audience".into(),
            text: self.say(words::AUDIENCE_QUESTION),
            hint: Some(self.say(words::AUDIENCE_HINT)),
            choices: choices.collect(),
            finish: None,
        }
    }

    fn numbers_form(&self) -> Block {
        let field = |id: &str, label, hint, value: &str| Field {
            id: id.to_owned(),
            label: self.say(label),
            hint: Some(self.say(hint)),
            value: value.to_owned(),
            kind: FieldKind::Phone,
            options: Vec::new(),
        };
        let crisis = &self.settings.local_crisis_number;
        let clinician = &self.settings.clinician_number;
        Block::Form {
            id: NUMBERS.into(),
            fields: vec![
                field(
                    LOCAL_CRISIS,
                    words::LOCAL_CRISIS,
                    words::LOCAL_CRISIS_HINT,
                    crisis,
                ),
                field(
                    CLINICIAN,
                    words::OWN_CLINICIAN,
                    words::OWN_CLINICIAN_HINT,
                    clinician,
                ),
            ],
            submit: Button {
                label: self.say(words::SAVE),
                tap: Tap::Submit { form: NUMBERS.into() },
            },
        }
    }

    pub(super) fn country(&self) -> Screen {
        let mut blocks = vec![self.paragraph(words::COUNTRY_TEXT)];
        blocks.extend(self.countries());
        let unknown = Tap::Do {
            action: Action::SetRegion {
                region: "unknown".into(),
            },
        };
        blocks.push(self.card(
            "unknown",
            words::COUNTRY_OTHER,
            Some(words::COUNTRY_OTHER_TEXT),
            Weight::Main,
            unknown,
        ));
        self.page(Route::Country, self.say(words::COUNTRY_TITLE), blocks)
    }
}
