//! What of the diary is handed on. Nothing is chosen by itself; what leaves is shown before it does; and where a file
//! can be turned against the reader, that is said first, each time, to everyone: nobody is asked to prove anything.

use foothold_content::{ChoiceList, Message};

use crate::content::{content, words};
use crate::store::StoreError;
use crate::tracker::{self, Note, Sheet, Step};

use super::super::super::diary::Diary;
use super::super::super::paper::{DASH, Line, Paper, Part};
use super::super::super::reminders::plan;
use super::super::super::sharing::Shared;
use super::super::super::{Action, Block, Button, Choice, Mark, NoticeKind, Phrase, Route, Tap, Way, Weight};
use super::super::sheets::open_sections;
use super::super::{Draw, push};
use super::{Drawn, PAGE, day_words, timeline};

/// Something of the diary, with what of it can be handed on.
pub(in crate::app) struct Entry {
    title: String,
    /// What stands below the title wherever anything of the entry does: its day.
    top: Vec<String>,
    groups: Vec<Group>,
    /// A sheet, which has a paper of its own.
    sheet: Option<Sheet>,
}

/// A part of an entry.
struct Group {
    id: String,
    heading: String,
    picks: Vec<Pick>,
}

/// What can be ticked.
struct Pick {
    id: String,
    label: String,
    answer: String,
}

impl Entry {
    /// What can be ticked that these words name: one thing, all of a part, or all.
    pub(in crate::app) fn named<'a>(&'a self, what: &'a str) -> impl Iterator<Item = &'a str> {
        let picks = self
            .groups
            .iter()
            .flat_map(|group| group.picks.iter().map(move |pick| (group, pick)));
        picks
            .filter(move |(group, pick)| what.is_empty() || group.id == what || pick.id == what)
            .map(|(_, pick)| pick.id.as_str())
    }
}

impl Draw<'_> {
    /// The door to handing an entry on.
    pub(super) fn share_door(&self, kind: Shared, id: i64) -> Tap {
        push(Route::ShareEntry {
            kind: kind.id().to_owned(),
            id,
        })
    }

    /// Why to think first, with where that comes from and what to read about it.
    pub(super) fn share_care(&self, care: &Message) -> Vec<Block> {
        let custody = content().book(self.locale()).card("custody");
        let abuse = content().book(self.locale()).card("abuse");
        let mut blocks = vec![Block::Notice {
            id: care.id.to_owned(),
            kind: NoticeKind::Stop,
            text: self.say(care),
            sources: self.source_refs(content().page("share").sources),
            button: None,
        }];
        let doors = custody.into_iter().chain(abuse);
        blocks.extend(doors.map(|card| self.guide_card(card, Weight::Quiet)));
        blocks
    }

    /// What of something can be handed on.
    pub(in crate::app) fn entry(
        &self,
        kind: Shared,
        id: i64,
        diary: &mut Diary,
    ) -> Result<Entry, StoreError> {
        let one = |title: Phrase, top: Vec<String>, picks: Vec<Pick>| Entry {
            title: title.text,
            top,
            groups: vec![Group {
                id: "all".into(),
                heading: String::new(),
                picks,
            }],
            sheet: None,
        };
        Ok(match kind {
            Shared::Note => {
                let note = diary.read_locked(|connection| tracker::note(connection, id))?;
                let top = self.say_with(words::NOTE_ON, &[("day", &self.on_day(note.at))]);
                one(
                    self.say(words::NOTE_TITLE),
                    vec![top.text],
                    self.note_picks(&note),
                )
            }
            Shared::Win => {
                let win = diary.read_locked(|connection| tracker::win(connection, id))?;
                let top = self.say_with(words::NOTE_ON, &[("day", &self.on_day(win.at))]);
                let picks = vec![self.pick("words", words::WIN_WORDS, win.words)];
                one(self.say(words::WIN_TITLE), vec![top.text], picks)
            }
            Shared::Step => {
                let step = diary.read_locked(|connection| tracker::step(connection, id))?;
                let tried = step.tried.as_ref().map(|tried| {
                    let day = self.on_day(tried.at);
                    self.say_with(words::STEP_TRIED_ON, &[("day", &day)]).text
                });
                let picks = self.step_picks(&step);
                one(self.say(words::STEP_TITLE), tried.into_iter().collect(), picks)
            }
            Shared::Insights => {
                let picks = self.insight_picks(diary)?;
                let top = vec![self.say(words::INSIGHT_NOT_PROOF).text];
                one(self.say(words::INSIGHTS_TITLE), top, picks)
            }
            Shared::Calendar => {
                let picks = self.calendar_picks(diary);
                one(self.say(words::SHARE_CALENDAR), Vec::new(), picks)
            }
            Shared::Sheet => {
                let saved = diary.read_locked(|connection| tracker::sheet(connection, id))?;
                let sheet = content().worksheet(&saved.sheet).ok_or(StoreError::Missing)?;
                let groups = open_sections(sheet, &saved.answers).map(|section| {
                    let picks = section.items.iter().filter_map(|item| {
                        Some(Pick {
                            id: item.id.to_owned(),
                            label: self.fill(item.label).text,
                            answer: self.answer_words(item, &saved.answers)?,
                        })
                    });
                    Group {
                        id: section.id.to_owned(),
                        heading: self.fill(section.title).text,
                        picks: picks.collect(),
                    }
                });
                Entry {
                    title: self.fill(sheet.title).text,
                    top: Vec::new(),
                    groups: groups.collect(),
                    sheet: Some(saved),
                }
            }
        })
    }

    fn pick(&self, id: &str, label: &Message, answer: String) -> Pick {
        Pick {
            id: id.to_owned(),
            label: self.say(label).text,
            answer,
        }
    }

    fn note_picks(&self, note: &Note) -> Vec<Pick> {
        let talk = &note.talk;
        let listed = |list, id: &str| {
            let choice = content().talk_choice(list, id);
            choice.map_or_else(String::new, |choice| self.fill(choice.name).text)
        };
        let outcome = self.outcome(talk.outcome).map(|words| self.say(words).text);
        let picks = [
            (
                "approach",
                words::NOTE_APPROACH,
                listed(ChoiceList::Approach, &talk.approach),
            ),
            (
                "setting",
                words::NOTE_SETTING,
                listed(ChoiceList::Setting, &talk.setting),
            ),
            (
                "part_of_day",
                words::NOTE_PART_OF_DAY,
                listed(ChoiceList::PartOfDay, &talk.part_of_day),
            ),
            ("tried", words::NOTE_TRIED, talk.tried.clone()),
            ("outcome", words::NOTE_OUTCOME, outcome.unwrap_or_default()),
            ("try_next", words::NOTE_NEXT, talk.try_next.clone()),
        ];
        let picks = picks.into_iter().filter(|(_, _, answer)| !answer.is_empty());
        picks
            .map(|(id, label, answer)| self.pick(id, label, answer))
            .collect()
    }

    fn step_picks(&self, step: &Step) -> Vec<Pick> {
        let mut picks = vec![self.pick("what", words::STEP_WORDS, self.what(&step.what).text)];
        if let Some(plan) = step.plan {
            let day = day_words(&plan.day.to_string(), self.locale());
            picks.push(self.pick("day", words::STEP_PLAN, day));
            let time = plan
                .remind
                .map(|minute| format!("{:02}:{:02}", minute / 60, minute % 60));
            picks.extend(time.map(|time| self.pick("time", words::STEP_TIME, time)));
        }
        if let Some(tried) = &step.tried {
            let outcome = self.outcome(tried.outcome).map(|words| self.say(words).text);
            picks.extend(outcome.map(|outcome| self.pick("outcome", words::STEP_HOW, outcome)));
            if !tried.how.is_empty() {
                picks.push(self.pick("how", words::STEP_HOW_WORDS, tried.how.clone()));
            }
        }
        picks
    }

    /// What the notes say, each with what it rests on.
    fn insight_picks(&self, diary: &mut Diary) -> Result<Vec<Pick>, StoreError> {
        let insights = diary.read_locked(|connection| {
            let person = tracker::chosen(connection)?.map(|person| person.id);
            tracker::insights(connection, person)
        })?;
        let mut picks: Vec<Pick> = Vec::new();
        for block in self.insights_said(&insights) {
            let Block::Paragraph { id, sentences } = block else {
                continue;
            };
            let text: Vec<String> = sentences.into_iter().map(|sentence| sentence.text.text).collect();
            let text = text.join(" ");
            // What it rests on, and what to try, belong to what was said before.
            match picks
                .last_mut()
                .filter(|last| id.starts_with(&format!("{}/", last.id)))
            {
                Some(last) => last.answer += &format!(" {text}"),
                None => picks.push(Pick {
                    id,
                    label: String::new(),
                    answer: text,
                }),
            }
        }
        if let Some((_, next)) = insights.try_next {
            picks.push(self.pick("next", words::INSIGHT_YOUR_OWN_NEXT, next));
        }
        Ok(picks)
    }

    /// Reminders to come, as others see them.
    fn calendar_picks(&self, diary: &mut Diary) -> Vec<Pick> {
        let Some(now) = self.now else {
            return Vec::new();
        };
        let pick = |reminder: super::super::super::Reminder| {
            let at = tracker::Moment::from(reminder.at);
            let (day, minute) = (self.on_day(at), at.minute_of_day());
            Pick {
                id: reminder.id,
                label: format!("{day}, {:02}:{:02}", minute / 60, minute % 60),
                answer: reminder.text.text,
            }
        };
        plan(diary, now, self.locale())
            .unwrap_or_default()
            .into_iter()
            .map(pick)
            .collect()
    }

    /// One entry: what can be ticked; then what leaves, exactly, above the ways.
    pub(super) fn share_entry(&self, kind: &str, id: i64, diary: &mut Diary) -> Drawn {
        let route = Route::ShareEntry {
            kind: kind.to_owned(),
            id,
        };
        let kind = Shared::named(kind, id).ok_or(StoreError::Missing)?;
        let entry = self.entry(kind, id, diary)?;
        let taken = diary.taken_of(kind, id);
        let take = |what: &str, on: bool| Action::Take {
            kind: kind.id().to_owned(),
            id,
            what: what.to_owned(),
            on,
        };
        let mut blocks = self.share_care(words::SHARE_CARE);
        if kind == Shared::Calendar {
            blocks.push(self.paragraph(words::SHARE_CALENDAR_TEXT));
        }
        let is_empty = entry.named("").next().is_none();
        if is_empty {
            blocks.push(self.paragraph(words::SHARE_NONE));
        } else {
            blocks.push(self.paragraph(words::SHEET_SHARE_PICK));
            blocks.push(self.act("all", words::SHEET_SHARE_ALL, None, take("", true)));
        }
        let one = entry.groups.len() == 1;
        for group in entry.groups.iter().filter(|group| !group.picks.is_empty()) {
            let choices = group.picks.iter().map(|pick| {
                let is_taken = taken.contains(&pick.id);
                let space = if pick.label.is_empty() { "" } else { " " };
                Choice {
                    id: pick.id.clone(),
                    text: Phrase::new(super::shown(&format!("{}{space}{}", pick.label, pick.answer))),
                    mark: if is_taken { Mark::Yes } else { Mark::Clear },
                    tap: Tap::Do {
                        action: take(&pick.id, !is_taken),
                    },
                    others: Vec::new(),
                }
            });
            let finish = Button {
                label: self.say(words::SHEET_SHARE_PART),
                tap: Tap::Do {
                    action: take(&group.id, true),
                },
            };
            let heading = if group.heading.is_empty() {
                &entry.title
            } else {
                &group.heading
            };
            blocks.push(Block::Question {
                id: format!("section/{}", group.id),
                text: Phrase::new(heading.clone()),
                hint: None,
                finish: (group.picks.len() > 1 && !one).then_some(finish),
                choices: choices.collect(),
            });
        }
        let paper = self.entry_paper(kind, id, diary)?;
        if !paper.parts.is_empty() {
            blocks.push(self.heading(words::SHEET_PREVIEW));
            blocks.extend(paper.preview());
            let ways: &[Way] = match kind {
                Shared::Calendar => &[Way::Calendar],
                Shared::Note => &[Way::Page, Way::Text, Way::Table],
                _ => &[Way::Page, Way::Text],
            };
            blocks.extend(self.hand_on(&route, ways));
        }
        if kind.is_entry() && !is_empty {
            let more = push(Route::ShareDiary { after: None });
            let text = Some(words::SHARE_MORE_TEXT);
            blocks.push(self.card("more", words::SHARE_MORE, text, Weight::Quiet, more));
        }
        Ok(self.private_page(route, self.say(words::SHEET_SHARE), blocks))
    }

    /// What was chosen of an entry, as paper.
    pub(in crate::app) fn entry_paper(
        &self,
        kind: Shared,
        id: i64,
        diary: &mut Diary,
    ) -> Result<Paper, StoreError> {
        let entry = self.entry(kind, id, diary)?;
        let taken = diary.taken_of(kind, id);
        if let Some(saved) = &entry.sheet {
            let sheet = content().worksheet(&saved.sheet).ok_or(StoreError::Missing)?;
            let taken = |question: &str| taken.contains(question);
            return Ok(self.filled_paper(sheet, &saved.answers, self.saved_on(saved).text, taken));
        }
        let picks = entry.groups.into_iter().flat_map(|group| group.picks);
        let lines: Vec<Line> = picks
            .filter(|pick| taken.contains(&pick.id))
            .map(|pick| Line {
                lead: DASH.to_owned(),
                label: pick.label,
                answer: pick.answer,
                blank: 0,
            })
            .collect();
        let part = Part {
            heading: String::new(),
            lines,
        };
        Ok(one_page(Paper {
            title: entry.title,
            top: entry.top,
            parts: Some(part)
                .into_iter()
                .filter(|part| !part.lines.is_empty())
                .collect(),
            bottom: self.say(words::PAPER_DANGER).text,
            locale: self.locale().to_owned(),
            one_page: false,
        }))
    }

    /// What was chosen of everything that is wanted, as one paper.
    pub(in crate::app) fn chosen_paper(
        &self,
        diary: &mut Diary,
        wanted: impl Fn(Shared) -> bool,
    ) -> Result<Paper, StoreError> {
        let keys: Vec<(Shared, i64)> = diary.taken.keys().copied().collect();
        let mut parts = Vec::new();
        for (kind, id) in keys.into_iter().filter(|(kind, _)| wanted(*kind)) {
            let paper = match self.entry_paper(kind, id, diary) {
                Ok(paper) => paper,
                // It was removed since.
                Err(StoreError::Missing) => continue,
                Err(failed) => return Err(failed),
            };
            if paper.parts.is_empty() {
                continue;
            }
            parts.push(Part {
                heading: paper.title,
                lines: paper
                    .top
                    .into_iter()
                    .map(|text| Line {
                        answer: text,
                        ..Line::default()
                    })
                    .collect(),
            });
            parts.extend(paper.parts);
        }
        Ok(one_page(Paper {
            title: self.say(words::SHARE_PAPER).text,
            top: Vec::new(),
            parts,
            bottom: self.say(words::PAPER_DANGER).text,
            locale: self.locale().to_owned(),
            one_page: false,
        }))
    }

    /// Notes with what was chosen of them, as rows of a table: of one entry, or of all.
    pub(in crate::app) fn chosen_table(
        &self,
        of: Option<(Shared, i64)>,
        diary: &mut Diary,
    ) -> Result<Vec<Vec<String>>, StoreError> {
        let columns = [
            ("approach", words::NOTE_APPROACH),
            ("setting", words::NOTE_SETTING),
            ("part_of_day", words::NOTE_PART_OF_DAY),
            ("tried", words::NOTE_TRIED),
            ("outcome", words::NOTE_OUTCOME),
            ("try_next", words::NOTE_NEXT),
        ];
        let taken = diary.taken.clone();
        let chosen = taken
            .into_iter()
            .filter(|(key, _)| key.0 == Shared::Note && of.is_none_or(|of| of == *key));
        let (mut rows, mut used) = (Vec::new(), Vec::new());
        for ((_, id), fields) in chosen {
            let note = match diary.read_locked(|connection| tracker::note(connection, id)) {
                Ok(note) => note,
                Err(StoreError::Missing) => continue,
                Err(failed) => return Err(failed),
            };
            let mut picks = self.note_picks(&note);
            picks.retain(|pick| fields.contains(&pick.id));
            if picks.is_empty() {
                continue;
            }
            used.extend(picks.iter().map(|pick| pick.id.clone()));
            rows.push((note.at.day().to_string(), picks));
        }
        let mut table = Vec::new();
        let columns = columns
            .into_iter()
            .filter(|(id, _)| used.iter().any(|used| used == id));
        let columns: Vec<_> = columns.collect();
        let mut header = vec![self.say(words::STEP_DAY).text];
        header.extend(columns.iter().map(|(_, label)| self.say(label).text));
        table.push(header);
        for (day, picks) in rows {
            let mut row = vec![day];
            row.extend(columns.iter().map(|(id, _)| {
                let pick = picks.iter().find(|pick| pick.id == *id);
                pick.map_or_else(String::new, |pick| pick.answer.clone())
            }));
            table.push(row);
        }
        Ok(table)
    }

    /// What was chosen so far and the ways to hand it on; then what there is to choose from.
    pub(super) fn share_diary(&self, after: Option<&str>, diary: &mut Diary) -> Drawn {
        let before = after.and_then(timeline::place);
        let (steps, entries) = diary.read_locked(|connection| {
            let person = tracker::chosen(connection)?.map(|person| person.id);
            let steps = match before {
                None => tracker::open_steps(connection, person, None, PAGE)?,
                Some(_) => Vec::new(),
            };
            Ok((steps, tracker::timeline(connection, person, before, PAGE)?))
        })?;
        let route = Route::ShareDiary {
            after: before.and(after.map(str::to_owned)),
        };
        let mut blocks = self.told(&route, diary);
        blocks.extend(self.share_care(words::SHARE_CARE));
        let paper = self.chosen_paper(diary, |_| true)?;
        if paper.parts.is_empty() {
            blocks.push(self.paragraph(words::SHARE_DIARY_TEXT));
        } else {
            blocks.push(self.heading(words::SHEET_PREVIEW));
            blocks.extend(paper.preview());
            let has_notes = diary.taken.keys().any(|(kind, _)| *kind == Shared::Note);
            let ways: &[Way] = match has_notes {
                true => &[Way::Page, Way::Text, Way::Table],
                false => &[Way::Page, Way::Text],
            };
            blocks.extend(self.hand_on(&route, ways));
            if diary.taken.keys().any(|(kind, _)| kind.is_entry()) {
                let file = push(Route::ShareFile);
                let text = Some(words::SHARE_FILE_TEXT);
                blocks.push(self.card("file", words::SHARE_FILE, text, Weight::Main, file));
            }
            blocks.push(self.act("nothing", words::SHARE_NOTHING, None, Action::TakeNothing));
        }
        blocks.push(self.heading(words::SHARE_FROM));
        for (id, title, kind) in [
            ("insights", words::INSIGHTS_TITLE, Shared::Insights),
            ("calendar", words::SHARE_CALENDAR, Shared::Calendar),
        ] {
            blocks.push(self.card(id, title, None, Weight::Quiet, self.share_door(kind, 0)));
        }
        let chosen = |kind: Shared, id: i64, diary: &Diary| {
            let is_taken = diary.taken.contains_key(&(kind, id));
            is_taken.then(|| self.say(words::PHONE_CHOSEN))
        };
        for step in &steps {
            blocks.push(Block::Card {
                id: format!("step/{}", step.id),
                title: self.what(&step.what),
                text: chosen(Shared::Step, step.id, diary),
                weight: Weight::Quiet,
                tap: self.share_door(Shared::Step, step.id),
            });
        }
        for entry in &entries {
            let kind = Shared::named(entry.kind.id(), entry.id);
            let Some(kind) = kind.filter(|kind| kind.is_entry()) else {
                continue;
            };
            let Block::Card {
                id,
                title,
                text,
                weight,
                ..
            } = self.entry_card(entry)
            else {
                continue;
            };
            let chosen = chosen(kind, entry.id, diary).map(|chosen| chosen.text);
            let told: Vec<String> = text.map(|text| text.text).into_iter().chain(chosen).collect();
            blocks.push(Block::Card {
                id,
                title,
                text: Some(Phrase::new(told.join(" \u{b7} "))),
                weight,
                tap: self.share_door(kind, entry.id),
            });
        }
        if let Some(last) = entries.last().filter(|_| entries.len() == PAGE as usize) {
            let older = push(Route::ShareDiary {
                after: Some(timeline::place_text(last)),
            });
            blocks.push(self.card("older", words::TIMELINE_OLDER, None, Weight::Quiet, older));
        }
        Ok(self.private_page(route, self.say(words::SHARE_DIARY), blocks))
    }
}

/// The same on one page, if it fits one.
fn one_page(paper: Paper) -> Paper {
    Paper {
        one_page: paper.fits_one_page(),
        ..paper
    }
}
