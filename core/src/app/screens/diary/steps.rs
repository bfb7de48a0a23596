//! Small steps: kept, planned, tried.

use foothold_content::Level;

use crate::content::{content, words};
use crate::tracker::{self, At, Kind, Outcome, What};

use super::super::super::diary::Diary;
use super::super::super::sharing::Shared;
use super::super::super::writing::{OWN_STEP, PLAN, TRIED};
use super::super::super::{Action, Block, FieldKind, Phrase, Route, Screen, Sentence, Tap, Weight};
use super::super::steps::Wording;
use super::super::{Draw, push};
use super::{Drawn, PAGE, time_words};

impl Draw<'_> {
    /// The reader's steps, then more to choose from.
    pub(super) fn next_step_with_diary(&self, diary: &mut Diary) -> Drawn {
        let (person, steps) = diary.read_locked(|connection| {
            let person = tracker::chosen(connection)?;
            let id = person.as_ref().map(|person| person.id);
            Ok((person, tracker::open_steps(connection, id, None::<At>, PAGE)?))
        })?;
        let mut blocks = self.told(&Route::NextStep, diary);
        if person.is_some() {
            blocks.push(self.about_whom(person.as_ref()));
        }
        blocks.extend(self.due_now(diary)?);
        if !steps.is_empty() {
            blocks.push(self.heading(words::STEP_YOURS));
        }
        for step in &steps {
            let plan = step.plan.map(|plan| {
                let day = super::day_words(&plan.day.to_string(), self.locale());
                self.say_with(words::STEP_PLANNED_FOR, &[("day", &day)])
            });
            let route = Route::KeptStep { id: step.id };
            blocks.push(self.row(format!("kept/{}", step.id), self.what(&step.what), plan, route));
        }
        let own = push(Route::OwnStep);
        blocks.push(self.card("own", words::STEP_OWN, None, Weight::Quiet, own));
        let timeline = push(Route::Timeline { after: None });
        blocks.push(self.card("timeline", words::STEPS_TRIED, None, Weight::Quiet, timeline));
        if !steps.is_empty() {
            blocks.push(self.heading(words::STEP_MORE));
        }
        blocks.extend(self.more_to_choose());
        Ok(self.private_page(Route::NextStep, self.say(words::HOME_STEP), blocks))
    }

    /// What was kept since the app was opened, in memory; then more to choose from.
    pub(super) fn next_step_without_diary(&self, diary: &Diary) -> Screen {
        let mut blocks = Vec::new();
        if diary.locked {
            let open = push(Route::Diary);
            blocks.push(self.card("unlock", words::STEPS_LOCKED, None, Weight::Quiet, open));
        }
        let kept = self.waiting_steps();
        let anything = !kept.is_empty() || self.session.has_started();
        if !kept.is_empty() {
            blocks.extend(kept);
            blocks.push(self.heading(words::STEP_MORE));
        }
        blocks.extend(self.more_to_choose());
        let title = self.say(words::HOME_STEP);
        if anything || diary.locked {
            self.private_page(Route::NextStep, title, blocks)
        } else {
            self.page(Route::NextStep, title, blocks)
        }
    }

    fn waiting_steps(&self) -> Vec<Block> {
        let kept: Vec<_> = self.session.waiting.iter().map(|(step, _)| *step).collect();
        if kept.is_empty() {
            return Vec::new();
        }
        let mut blocks = vec![self.heading(words::STEP_YOURS)];
        blocks.extend(kept.iter().map(|step| Block::Paragraph {
            id: format!("kept/{}", step.id),
            sentences: vec![Sentence {
                text: self.fill(step.text),
                sources: self.source_refs(step.sources),
            }],
        }));
        blocks.push(self.paragraph(words::STEP_YOURS_NOTE));
        blocks.extend(kept.iter().map(|step| {
            let text = self.fill(step.text).text;
            let action = Action::DropStep {
                step: step.id.to_owned(),
            };
            Block::Card {
                id: format!("drop/{}", step.id),
                title: self.say_with(words::STEP_DROP, &[("step", &text)]),
                text: None,
                weight: Weight::Quiet,
                tap: Tap::Do { action },
            }
        }));
        blocks
    }

    /// The result's own steps; before any check, those that fit everyone.
    fn more_to_choose(&self) -> Vec<Block> {
        let page = content().page("next-step");
        let mut blocks = Vec::new();
        let steps = if self.session.has_started() {
            let finding = self.session.finding(self.settings);
            blocks.push(self.paragraph(words::STEP_INTRO_RESULT));
            self.steps(&finding.actions, &Wording::of(&finding, self.settings.person))
        } else {
            let text = Some(words::REFUSAL_CHECK_TEXT);
            let check = push(Route::Check);
            blocks.push(self.card("check", words::REFUSAL_CHECK, text, Weight::Main, check));
            blocks.push(self.paragraph(words::STEP_INTRO));
            self.steps(
                page.actions,
                &Wording::general(Level::KeepTalking, self.settings.person),
            )
        };
        let in_sight = steps.len().min(3) as u32;
        blocks.push(Block::Steps {
            id: "steps".into(),
            items: steps,
            in_order: true,
            in_sight,
        });
        if self.session.has_started() {
            let why = push(Route::Why);
            blocks.push(self.card("why", words::WHY_TITLE, None, Weight::Quiet, why));
        } else {
            blocks.extend(self.why_steps(page.guides));
        }
        blocks.push(self.practice_card(Weight::Quiet));
        blocks.push(self.sheets_card());
        blocks.extend(self.page_lines(page.roles));
        blocks.push(self.paragraph(words::STEP_HARD));
        blocks
    }

    pub(super) fn own_step(&self) -> Screen {
        let words = self.field(
            "words",
            words::STEP_WORDS,
            Some(words::STEP_WORDS_HINT),
            "",
            FieldKind::Words,
        );
        let blocks = vec![self.form(OWN_STEP, vec![words], words::STEP_KEEP)];
        self.private_page(Route::OwnStep, self.say(words::STEP_OWN), blocks)
    }

    /// One step: what to do, when, and how it went.
    pub(super) fn kept_step(&self, id: i64, diary: &mut Diary) -> Drawn {
        let step = diary.read_locked(|connection| tracker::step(connection, id))?;
        let mut blocks = self.told(&Route::KeptStep { id }, diary);
        let sources = match &step.what {
            What::Content(id) => content().small_step(id).map_or(&[][..], |step| step.sources),
            What::Own(_) => &[],
        };
        blocks.push(Block::Paragraph {
            id: "what".into(),
            sentences: vec![Sentence {
                text: self.what(&step.what),
                sources: self.source_refs(sources),
            }],
        });
        if let What::Content(small) = &step.what {
            blocks.extend(self.step_why(small, "step"));
            blocks.extend(self.sheet_cards(Weight::Quiet, |sheet| sheet.steps.contains(&small.as_str())));
        }
        if let Some(tried) = &step.tried {
            let day = self.on_day(tried.at);
            blocks.push(super::paragraph(
                "when",
                self.say_with(words::STEP_TRIED_ON, &[("day", &day)]),
            ));
            if tried.outcome == Outcome::DidNot {
                blocks.push(self.heading(words::STEP_TRY_NEXT));
                let next = push(Route::Insights);
                blocks.push(self.card("insights", words::INSIGHTS_TITLE, None, Weight::Quiet, next));
                let guide = push(Route::Guide {
                    id: "right-time".into(),
                });
                blocks.push(self.card("right-time", words::STEP_RIGHT_TIME, None, Weight::Quiet, guide));
            }
        } else {
            blocks.extend(self.plan_form(&step));
        }
        let (outcome, how) = step
            .tried
            .as_ref()
            .map_or((Outcome::Unsaid, ""), |tried| (tried.outcome, tried.how.as_str()));
        blocks.push(self.heading(words::STEP_TRIED));
        let fields = vec![
            self.outcome_field(words::STEP_HOW, outcome),
            self.field("how", words::STEP_HOW_WORDS, None, how, FieldKind::Words),
        ];
        blocks.push(self.form(&format!("{TRIED}{id}"), fields, words::STEP_TRIED_SAVE));
        let note = push(Route::NewNote);
        blocks.push(self.card("note", words::NOTE_ADD, None, Weight::Quiet, note));
        let share = self.share_door(Shared::Step, id);
        blocks.push(self.card("share", words::SHEET_SHARE, None, Weight::Quiet, share));
        blocks.push(self.remove(words::STEP_REMOVE, Kind::Step, id));
        Ok(self.private_page(Route::KeptStep { id }, self.say(words::STEP_TITLE), blocks))
    }

    /// A day and a reminder, neither of which is needed. A day that went by is no reproach.
    fn plan_form(&self, step: &tracker::Step) -> Vec<Block> {
        let mut blocks = vec![self.heading(words::STEP_PLAN)];
        let (day, time) = step.plan.map_or_else(Default::default, |plan| {
            let time = plan.remind.map(time_words);
            (plan.day.to_string(), time.unwrap_or_default())
        });
        let today = self.now.map(|now| tracker::Moment::from(now).day());
        if step.plan.zip(today).is_some_and(|(plan, today)| plan.day < today) {
            blocks.push(self.paragraph(words::STEP_NOT_YET));
        }
        let example = today.map_or(String::new(), |today| today.to_string());
        let hint = self.say_with(words::STEP_DAY_HINT, &[("example", &example)]);
        let fields = vec![
            super::Field {
                hint: Some(hint),
                ..self.field("day", words::STEP_DAY, None, &day, FieldKind::Day)
            },
            self.field(
                "time",
                words::STEP_TIME,
                Some(words::STEP_TIME_HINT),
                &time,
                FieldKind::Time,
            ),
        ];
        blocks.push(self.form(&format!("{PLAN}{}", step.id), fields, words::STEP_PLAN_SAVE));
        blocks
    }

    /// The words of a small step: the content's, or the reader's own.
    pub(super) fn what(&self, what: &What) -> Phrase {
        match what {
            What::Own(own) => Phrase::new(super::shown(own)),
            // A later version of the content may no longer have it.
            What::Content(id) => content()
                .small_step(id)
                .map_or_else(|| self.say(words::STEP_GONE), |step| self.fill(step.text)),
        }
    }
}
