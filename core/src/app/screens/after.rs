//! The days after coming home, as anyone may read them: nothing here needs the diary.

use foothold_content::{AfterItem, Age};

use crate::content::{content, words};

use super::super::{
    Block, Button, NoticeKind, Phrase, Route, Screen, Sentence, Step, Weight, Words as SayAloud,
};
use super::{Draw, push};

impl Draw<'_> {
    /// Every day that asks for something, and the way to the reader's own.
    pub(super) fn after(&self) -> Screen {
        let mut blocks = vec![self.after_danger(), self.paragraph(words::AFTER_TEXT)];
        let own = push(Route::OwnAfter);
        blocks.push(self.card(
            "own",
            words::AFTER_OWN,
            Some(words::AFTER_OWN_TEXT),
            Weight::Main,
            own,
        ));
        for day in content().after_days() {
            blocks.push(Block::Card {
                id: format!("day/{day}"),
                title: self.after_title(day),
                text: None,
                weight: Weight::Quiet,
                tap: push(Route::AfterDay { day }),
            });
        }
        blocks.push(self.paragraph(words::AFTER_DAYS_WHY));
        blocks.extend(self.source_blocks(content().page("after").sources));
        blocks.push(self.heading(words::GUIDE_RELATED));
        let cards = content().book(self.locale()).cards.iter();
        let reader = self.settings.reader();
        let about = cards.filter(|card| card.topic == "after" && card.fit.holds(reader));
        blocks.extend(about.map(|card| self.guide_card(card, Weight::Quiet)));
        let screen = self.page(Route::AfterCrisis, self.say(words::AFTER_TITLE), blocks);
        // Whom it is about may come into the room.
        Screen {
            leave: Some(self.leave()),
            ..screen
        }
    }

    /// What one day asks for.
    pub(super) fn after_day(&self, day: u32) -> Option<Screen> {
        let mut blocks = self.day_blocks(day)?;
        let own = push(Route::OwnAfter);
        blocks.push(self.card("own", words::AFTER_OWN, None, Weight::Quiet, own));
        let screen = self.page(Route::AfterDay { day }, self.after_title(day), blocks);
        Some(Screen {
            leave: Some(self.leave()),
            ..screen
        })
    }

    pub(super) fn after_title(&self, day: u32) -> Phrase {
        self.say_with(words::AFTER_DAY, &[("day", &day.to_string())])
    }

    /// What stops everything else.
    fn after_danger(&self) -> Block {
        let button = Button {
            label: self.say(words::AFTER_DANGER_DOOR),
            tap: push(Route::Tile { id: "suicide".into() }),
        };
        self.notice(NoticeKind::Stop, words::AFTER_DANGER, Some(button))
    }

    /// What a day asks for, why, and what goes with it; nothing if it asks for nothing.
    pub(super) fn day_blocks(&self, day: u32) -> Option<Vec<Block>> {
        let of_day = content().after.iter().filter(|item| item.day == day);
        let items: Vec<&'static AfterItem> = of_day.collect();
        // The wordings of one thing for two ages are one step.
        let ids = once_each(items.iter().map(|item| item.id));
        let asked: Vec<Vec<&AfterItem>> = ids
            .into_iter()
            .map(|id| self.for_reader(items.iter().copied().filter(|item| item.id == id)))
            .filter(|rows| !rows.is_empty())
            .collect();
        if asked.is_empty() {
            return None;
        }
        let steps: Vec<Step> = asked.iter().map(|rows| self.after_step(rows)).collect();
        let in_sight = steps.len().min(3) as u32;
        let mut blocks = vec![
            self.after_danger(),
            Block::Steps {
                id: "steps".into(),
                items: steps,
                in_order: false,
                in_sight,
            },
        ];
        for door in once_each(asked.iter().flatten().map(|item| item.door)) {
            let route = Route::from_text(door);
            if let Some((title, _)) = self.named(&route) {
                blocks.push(Block::Card {
                    id: door.to_owned(),
                    title,
                    text: None,
                    weight: Weight::Quiet,
                    tap: push(route),
                });
            }
        }
        blocks.push(self.heading(words::AFTER_WHY));
        for rows in &asked {
            blocks.extend(self.whys(rows));
        }
        Some(blocks)
    }

    /// The wordings for this reader: one, or both ages' where nobody said.
    fn for_reader(&self, rows: impl Iterator<Item = &'static AfterItem>) -> Vec<&'static AfterItem> {
        let age = self.settings.reader().age;
        rows.filter(|item| item.ages.is_empty() || age.is_none_or(|age| item.ages.contains(&age)))
            .collect()
    }

    fn after_step(&self, rows: &[&AfterItem]) -> Step {
        let texts: Vec<Phrase> = rows.iter().map(|item| self.fill(item.text)).collect();
        let text = match &texts[..] {
            [minor, adult] if minor != adult => {
                let slots = [("minor", minor.text.as_str()), ("adult", adult.text.as_str())];
                self.say_with(words::EITHER_AGE, &slots)
            }
            // One of two that exist for one age alone says so.
            [only] if self.settings.reader().age.is_none() => self.about_age(rows[0].ages, only),
            texts => texts[0].clone(),
        };
        let with_words = rows.iter().filter(|item| !item.say.is_empty());
        let mut say: Vec<SayAloud> = with_words
            .map(|item| SayAloud {
                to: (rows.len() > 1).then(|| self.age_words(item.ages)).flatten(),
                words: self.fill(item.say),
            })
            .collect();
        if let [first, second] = &say[..]
            && first.words == second.words
        {
            say = vec![SayAloud {
                to: None,
                ..first.clone()
            }];
        }
        let sources = once_each(rows.iter().flat_map(|item| item.sources).copied());
        Step {
            id: rows[0].id.to_owned(),
            text,
            say,
            reach: Vec::new(),
            sources: self.source_refs(&sources),
        }
    }

    fn about_age(&self, ages: &[Age], text: &Phrase) -> Phrase {
        match self.age_words(ages) {
            Some(age) => Phrase::new(format!("{}: {}", age.text, text.text)),
            None => text.clone(),
        }
    }

    fn age_words(&self, ages: &[Age]) -> Option<Phrase> {
        match ages {
            [Age::Minor] => Some(self.say(words::PERSON_MINOR)),
            [Age::Adult] => Some(self.say(words::PERSON_ADULT)),
            _ => None,
        }
    }

    /// Why a day asks for this.
    fn whys(&self, rows: &[&AfterItem]) -> Vec<Block> {
        let mut said: Vec<Sentence> = Vec::new();
        for item in rows {
            let text = self.fill(item.why);
            if said.iter().all(|sentence| sentence.text != text) {
                let sources = self.source_refs(item.sources);
                said.push(Sentence { text, sources });
            }
        }
        vec![Block::Paragraph {
            id: format!("why/{}", rows[0].id),
            sentences: said,
        }]
    }
}

/// Each of them where it stands first; nothing for a blank.
fn once_each(ids: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
    let mut once = Vec::new();
    for id in ids.filter(|id| !id.is_empty()) {
        if !once.contains(&id) {
            once.push(id);
        }
    }
    once
}
