//! What of an entry of the diary can be handed on, and what was chosen of it: as paper and as a table.

use std::collections::BTreeSet;

use foothold_content::{ChoiceList, Message};

use crate::content::{content, words};
use crate::store::StoreError;
use crate::tracker::{self, Note, Sheet, Step};

use super::super::super::diary::Diary;
use super::super::super::paper::{DASH, Line, Paper, Part};
use super::super::super::reminders::plan;
use super::super::super::sharing::Shared;
use super::super::super::{Block, Phrase, Reminder};
use super::super::Draw;
use super::super::sheets::open_sections;
use super::{day_words, time_words};

/// What a note holds, in its order.
const NOTE: [(&str, &Message); 6] = [
    ("approach", words::NOTE_APPROACH),
    ("setting", words::NOTE_SETTING),
    ("part_of_day", words::NOTE_PART_OF_DAY),
    ("tried", words::NOTE_TRIED),
    ("outcome", words::NOTE_OUTCOME),
    ("try_next", words::NOTE_NEXT),
];

/// Something of the diary, with what of it can be handed on.
pub(in crate::app) struct Entry {
    pub(super) title: String,
    /// What stands below the title wherever anything of the entry does: its day.
    top: Vec<String>,
    pub(super) groups: Vec<Group>,
    /// What stands below all of it.
    bottom: String,
    /// A sheet, which has a paper of its own.
    sheet: Option<Sheet>,
}

/// A part of an entry.
pub(super) struct Group {
    pub(super) id: String,
    pub(super) heading: String,
    pub(super) picks: Vec<Pick>,
}

/// What can be ticked.
pub(super) struct Pick {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) answer: String,
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
            bottom: self.say(words::PAPER_DANGER).text,
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
                Entry {
                    // A calendar has entries and no page around them.
                    bottom: String::new(),
                    ..one(self.say(words::SHARE_CALENDAR), Vec::new(), picks)
                }
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
                    bottom: self.say(words::PAPER_DANGER).text,
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
        let answers = [
            listed(ChoiceList::Approach, &talk.approach),
            listed(ChoiceList::Setting, &talk.setting),
            listed(ChoiceList::PartOfDay, &talk.part_of_day),
            talk.tried.clone(),
            outcome.unwrap_or_default(),
            talk.try_next.clone(),
        ];
        let picks = NOTE.into_iter().zip(answers);
        picks
            .filter(|(_, answer)| !answer.is_empty())
            .map(|((id, label), answer)| self.pick(id, label, answer))
            .collect()
    }

    fn step_picks(&self, step: &Step) -> Vec<Pick> {
        let mut picks = vec![self.pick("what", words::STEP_WORDS, self.what(&step.what).text)];
        if let Some(plan) = step.plan {
            let day = day_words(&plan.day.to_string(), self.locale());
            picks.push(self.pick("day", words::STEP_PLAN, day));
            let time = plan.remind.map(time_words);
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
        let pick = |reminder: Reminder| {
            let at = tracker::Moment::from(reminder.at);
            let (day, time) = (self.on_day(at), time_words(at.minute_of_day()));
            Pick {
                id: reminder.id,
                label: format!("{day}, {time}"),
                answer: reminder.text.text,
            }
        };
        plan(diary, now, self.locale())
            .unwrap_or_default()
            .into_iter()
            .map(pick)
            .collect()
    }

    /// What was chosen of an entry, as paper.
    pub(in crate::app) fn entry_paper(
        &self,
        kind: Shared,
        id: i64,
        diary: &mut Diary,
    ) -> Result<Paper, StoreError> {
        let entry = self.entry(kind, id, diary)?;
        self.paper_of(entry, &diary.taken_of(kind, id))
    }

    pub(super) fn paper_of(&self, entry: Entry, taken: &BTreeSet<String>) -> Result<Paper, StoreError> {
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
            bottom: entry.bottom,
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
        let columns = NOTE
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
}

/// The same on one page, if it fits one.
fn one_page(paper: Paper) -> Paper {
    Paper {
        one_page: paper.fits_one_page(),
        ..paper
    }
}
