//! The diary's first screen, and what the notes say.

use std::collections::BTreeMap;

use foothold_content::{ChoiceList, Message, TalkChoice};

use crate::content::{content, words};
use crate::tracker::{self, Count, ENOUGH, Insights};

use super::super::super::diary::Diary;
use super::super::super::sharing::Shared;
use super::super::super::{Block, NoticeKind, Route, Sentence, Weight};
use super::super::{Draw, push};
use super::Drawn;

impl Draw<'_> {
    /// The diary. `gone`: what was asked for is not there any more.
    pub(super) fn hub(&self, gone: bool, diary: &mut Diary) -> Drawn {
        let person = diary.read_locked(tracker::chosen)?;
        let mut blocks = self.told(&Route::Diary, diary);
        if gone {
            blocks.push(self.notice(NoticeKind::Note, words::DIARY_GONE, None));
        }
        blocks.push(self.about_whom(person.as_ref()));
        blocks.extend(self.due_now(diary)?);
        let doors = [
            ("new-note", words::NOTE_ADD, Weight::Main, Route::NewNote),
            ("steps", words::STEPS_TITLE, Weight::Main, Route::NextStep),
            ("win", words::WIN_ADD, Weight::Main, Route::NewWin),
            ("sheets", words::SHEETS_TITLE, Weight::Quiet, Route::Sheets),
            ("after", words::AFTER_TITLE, Weight::Quiet, Route::OwnAfter),
            (
                "timeline",
                words::TIMELINE_TITLE,
                Weight::Quiet,
                Route::Timeline { after: None },
            ),
            ("insights", words::INSIGHTS_TITLE, Weight::Quiet, Route::Insights),
            (
                "search",
                words::NOTE_SEARCH,
                Weight::Quiet,
                Route::DiarySearch { after: None },
            ),
            ("people", words::PEOPLE_TITLE, Weight::Quiet, Route::People),
            (
                "share",
                words::SHARE_DIARY,
                Weight::Quiet,
                Route::ShareDiary { after: None },
            ),
            ("storage", words::STORAGE_TITLE, Weight::Quiet, Route::Storage),
        ];
        for (id, title, weight, route) in doors {
            blocks.push(self.card(id, title, None, weight, push(route)));
        }
        blocks.push(self.paragraph(words::DIARY_TEXT));
        Ok(self.private_page(Route::Diary, self.say(words::DIARY_TITLE), blocks))
    }

    /// Whom steps and notes are about.
    pub(super) fn about_whom(&self, person: Option<&tracker::Person>) -> Block {
        let name = person.map_or_else(
            || self.say(words::PERSON_SOMEONE).text,
            |person| super::beginning(&person.about.nickname).text,
        );
        super::paragraph(
            "about-whom",
            self.say_with(words::PERSON_CHOSEN, &[("name", &name)]),
        )
    }

    /// What helped, what went badly, what to try next, each with what it rests on.
    pub(super) fn insights(&self, diary: &mut Diary) -> Drawn {
        let (person, insights) = diary.read_locked(|connection| {
            let person = tracker::chosen(connection)?;
            let insights = tracker::insights(connection, person.as_ref().map(|person| person.id))?;
            Ok((person, insights))
        })?;
        let mut blocks = vec![self.about_whom(person.as_ref())];
        let said = self.insights_said(&insights);
        if said.is_empty() {
            blocks.push(self.paragraph(words::INSIGHTS_FEW));
        } else {
            blocks.extend(said);
            blocks.push(self.paragraph(words::INSIGHT_NOT_PROOF));
            let share = self.share_door(Shared::Insights, 0);
            blocks.push(self.card("share", words::SHEET_SHARE, None, Weight::Quiet, share));
        }
        if let Some((id, next)) = &insights.try_next {
            blocks.push(self.heading(words::INSIGHT_TRY_NEXT));
            blocks.push(self.paragraph(words::INSIGHT_YOUR_OWN_NEXT));
            blocks.push(self.row(
                format!("next/{id}"),
                super::beginning(next),
                None,
                Route::Note { id: *id },
            ));
        }
        blocks.push(self.card(
            "new-note",
            words::NOTE_ADD,
            None,
            Weight::Main,
            push(Route::NewNote),
        ));
        Ok(self.private_page(Route::Insights, self.say(words::INSIGHTS_TITLE), blocks))
    }

    /// What there is to say, list by list.
    pub(super) fn insights_said(&self, insights: &Insights) -> Vec<Block> {
        let lists = [
            (
                ChoiceList::Approach,
                &insights.approaches,
                words::INSIGHT_APPROACH_WORKED,
                words::INSIGHT_APPROACH_DID_NOT,
            ),
            (
                ChoiceList::Setting,
                &insights.settings,
                words::INSIGHT_SETTING_WORKED,
                words::INSIGHT_SETTING_BAD,
            ),
            (
                ChoiceList::PartOfDay,
                &insights.parts_of_day,
                words::INSIGHT_TIME_WORKED,
                words::INSIGHT_TIME_BAD,
            ),
        ];
        let mut said = Vec::new();
        for (list, counts, good, bad) in lists {
            said.extend(self.insights_of(list, counts, good, bad));
        }
        said
    }

    /// Of one list: what worked at least half the time, and what did not; each with its count and what to try.
    fn insights_of(
        &self,
        list: ChoiceList,
        counts: &BTreeMap<String, Count>,
        good: &Message,
        bad: &Message,
    ) -> Vec<Block> {
        let mut blocks = Vec::new();
        for (id, count) in counts.iter().filter(|(_, count)| count.total() >= ENOUGH) {
            // What an older or newer version of the table called it says nothing here.
            let Some(choice) = content().talk_choice(list, id) else {
                continue;
            };
            let worked = count.worked + count.partly;
            let well = worked * 2 > count.total();
            let badly = count.did_not * 2 > count.total();
            if !well && !badly {
                continue;
            }
            let name = self.fill(choice.name).text;
            let many = if well { worked } else { count.did_not };
            let (many, total) = (many.to_string(), count.total().to_string());
            let slots = [
                ("what", name.as_str()),
                ("count", many.as_str()),
                ("total", total.as_str()),
            ];
            let key = format!("{}/{id}", list.id());
            blocks.push(super::paragraph(
                &key,
                self.say_with(if well { good } else { bad }, &slots),
            ));
            blocks.push(super::paragraph(
                &format!("{key}/why"),
                self.say_with(words::INSIGHT_WHY, &slots),
            ));
            if badly {
                blocks.extend(self.try_next(&key, choice));
            }
        }
        blocks
    }

    /// What to try when something like this went badly, with its sources, and where to read about it.
    pub(super) fn try_next(&self, owner: &str, choice: &TalkChoice) -> Vec<Block> {
        let mut blocks = Vec::new();
        if !choice.tip.is_empty() {
            let text = self.say_with(words::STEP_TRY_NEXT_TIP, &[("tip", &self.fill(choice.tip).text)]);
            blocks.push(Block::Paragraph {
                id: format!("{owner}/tip"),
                sentences: vec![Sentence {
                    text,
                    sources: self.source_refs(choice.sources),
                }],
            });
        }
        let guide = content().book(self.locale()).card(choice.guide);
        blocks.extend(guide.map(|guide| self.guide_card(guide, Weight::Quiet)));
        blocks
    }
}
