//! The result: what to do first, whom to call, what to say, why, when to look again. Never an all-clear.

use foothold_content::{Condition, Input, Level, Worksheet};

use crate::contacts::{Need, Offer, UserNumbers, first_lines};
use crate::content::{content, words};
use crate::escalation::{Answer, Finding, Fired, RuleId};

use super::super::moment::day_words;
use super::super::session::tables;
use super::super::{
    Action, Block, Button, LineCard, Mark, Mode, NoticeKind, Person, Phrase, Route, Screen, Tap, Weight,
};
use super::check::WEEKS;
use super::help::Detail;
use super::steps::Wording;
use super::{Draw, paragraph, push};

/// Steps that must be in sight without scrolling, and reasons before the rest moves to its own screen.
const IN_SIGHT: usize = 3;

/// Sheets to fill in on the result itself.
const SHEETS: usize = 2;

/// Steps on the result itself; below an emergency the rest is one touch further.
const ON_RESULT: usize = 5;

impl Draw<'_> {
    pub(super) fn result(&self) -> Screen {
        let finding = self.session.finding(self.settings);
        let wording = Wording::of(&finding, self.settings.person);
        let level = tables().level(finding.level);
        let title = finding
            .actions
            .first()
            .and_then(|first| self.headline(first, &wording));
        let emergency = finding.level == Level::EmergencyNow;
        let mut blocks = Vec::new();
        let lines = self.first_lines(&finding);
        blocks.extend(lines.into_iter().map(|line| Block::Line {
            id: line.id.clone(),
            line,
        }));
        if finding.incomplete && !emergency {
            let tap = Tap::Go {
                route: self.next_question(),
                mode: Mode::Return,
            };
            let button = Button {
                label: self.say(words::RESULT_GO_ON),
                tap,
            };
            blocks.push(self.notice(NoticeKind::Stop, words::RESULT_INCOMPLETE, Some(button)));
        }
        let mut steps = self.steps(&finding.actions, &wording);
        steps.retain(|step| step.id != "INCOMPLETE");
        // In an emergency nothing may hide behind a touch.
        let rest = if emergency {
            0
        } else {
            steps.len().saturating_sub(ON_RESULT)
        };
        steps.truncate(steps.len() - rest);
        let in_sight = steps.len().min(IN_SIGHT) as u32;
        blocks.push(Block::Steps {
            id: "steps".into(),
            items: steps,
            in_order: true,
            in_sight,
        });
        if rest > 0 {
            let rest = rest.to_string();
            blocks.push(Block::Card {
                id: "more".into(),
                title: self.say_with(words::RESULT_MORE, &[("count", &rest)]),
                text: None,
                weight: Weight::Main,
                tap: push(Route::MoreSteps),
            });
        }
        if !finding.later.is_empty() {
            let later = push(Route::MoreSteps);
            blocks.push(self.card("later", words::RESULT_LATER, None, Weight::Main, later));
        }
        let weight = if emergency { Weight::Main } else { Weight::Quiet };
        let to_say = push(Route::EmergencyWords);
        blocks.push(self.card(
            "words",
            words::WORDS_TITLE,
            Some(words::WORDS_TEXT),
            weight,
            to_say,
        ));
        if !emergency {
            blocks.extend(self.sheets_for(&finding));
        }
        blocks.extend(self.hours_after(level.doors));
        if finding.level == Level::UrgentToday && self.settings.local_crisis_number.is_empty() {
            let settings = push(Route::Settings);
            blocks.push(self.card(
                "add-local",
                words::LOCAL_CRISIS_ADD,
                None,
                Weight::Quiet,
                settings,
            ));
        }
        blocks.extend(self.questions(&finding));
        blocks.push(self.heading(words::WHY_TITLE));
        // What was ticked; what was not asked only where nothing was, since the notice above has said it.
        let (ticked, gaps): (Vec<&Fired>, Vec<&Fired>) = finding.top().partition(|fired| !is_gap(fired.rule));
        let top = if ticked.is_empty() { gaps } else { ticked };
        blocks.extend(self.rules(top.into_iter().take(IN_SIGHT)));
        let reasons = self.card("why", words::WHY_ALL, None, Weight::Quiet, push(Route::Why));
        blocks.push(reasons);
        blocks.push(paragraph("again-when", self.fill(level.look_again)));
        blocks.push(self.paragraph(words::RESULT_NOT_ALL_CLEAR));
        let check = Tap::Go {
            route: self.next_question(),
            mode: Mode::Return,
        };
        blocks.push(self.card(
            "else",
            words::RESULT_ANYTHING_ELSE,
            Some(words::RESULT_ANYTHING_TEXT),
            Weight::Main,
            check,
        ));
        let connect = push(Route::NoConnection);
        blocks.push(self.card(
            "no-connection",
            words::NO_CONNECTION_TITLE,
            None,
            Weight::Quiet,
            connect,
        ));
        blocks.push(self.start_again());
        blocks.push(self.card(
            "save",
            words::CHECK_SAVE,
            Some(words::CHECK_SAVE_TEXT),
            Weight::Quiet,
            Tap::Do {
                action: Action::SaveCheck,
            },
        ));
        blocks.push(paragraph("checked", self.numbers_checked()));
        self.private_page(
            Route::Result,
            title.unwrap_or_else(|| self.fill(level.headline)),
            blocks,
        )
    }

    /// The check again; once its tiles are done, the list about the last weeks.
    fn next_question(&self) -> Route {
        let mut danger = tables().tiles.iter().filter(|tile| tile.id != WEEKS);
        if danger.all(|tile| self.session.is_finished(tile.id)) && !self.session.is_finished(WEEKS) {
            Route::Tile { id: WEEKS.into() }
        } else {
            Route::Check
        }
    }

    fn first_lines(&self, finding: &Finding) -> Vec<LineCard> {
        let facts = self.session.facts(self.settings);
        let adult = self.settings.person == Person::Adult;
        let need = Need {
            level: finding.level,
            actions: &finding.actions,
            modifiers: &facts,
            adult,
        };
        let known = UserNumbers {
            own_clinician: Some(self.settings.clinician_number.as_str()).filter(|number| !number.is_empty()),
            local_crisis: Some(self.settings.local_crisis_number.as_str())
                .filter(|number| !number.is_empty()),
        };
        let offers = first_lines(content(), self.region, need, known);
        let cards = offers.into_iter().map(|offer| match offer {
            Offer::Line(line) => self.line_card(line, Detail::Glance),
            Offer::OwnClinician(number) => self.user_line("own-clinician", words::OWN_CLINICIAN, number),
            Offer::LocalCrisis(number) => self.user_line("local-crisis", words::LOCAL_CRISIS, number),
        });
        cards.collect()
    }

    /// Doors for the hours and days after a result like this, kept only if the reader fills something in there.
    fn hours_after(&self, doors: &[&str]) -> Vec<Block> {
        let door = |door: &&str| {
            let route = Route::from_text(door);
            let (title, _) = self.named(&route)?;
            Some(Block::Card {
                id: (*door).to_owned(),
                title,
                text: None,
                weight: Weight::Quiet,
                tap: push(route),
            })
        };
        doors.iter().filter_map(door).collect()
    }

    /// Sheets for what the result asks for, the first of its steps first.
    fn sheets_for(&self, finding: &Finding) -> Vec<Block> {
        let asks = |action: &&str| {
            let fits =
                |sheet: &Worksheet| sheet.actions.contains(action) && sheet.fit.holds(self.settings.reader());
            self.sheet_cards(Weight::Quiet, fits)
        };
        let mut cards: Vec<Block> = finding.actions.iter().flat_map(asks).collect();
        cards.dedup();
        cards.truncate(SHEETS);
        cards
    }

    /// Questions that may change the result, and who this is about where a step depends on it.
    fn questions(&self, finding: &Finding) -> Vec<Block> {
        let mut blocks: Vec<Block> = self
            .session
            .questions(self.settings)
            .into_iter()
            .map(|(input, modifier)| {
                let tap = |mark| Tap::Do {
                    action: Action::Answer {
                        fact: modifier.id.to_owned(),
                        mark,
                    },
                };
                let answer = self.session.answer(input);
                let yes = self.choice(
                    modifier.id,
                    self.say(words::ANSWER_YES),
                    answer,
                    &tap,
                    &[Mark::No, Mark::NotSure],
                );
                Block::Question {
                    id: modifier.id.to_owned(),
                    text: self.fill(modifier.name),
                    hint: None,
                    choices: vec![yes],
                    finish: None,
                }
            })
            .collect();
        let by_age = |id: &&'static str| {
            tables()
                .actions
                .iter()
                .any(|row| row.id == *id && row.variant == "minor")
        };
        if self.settings.person == Person::Unsaid && finding.actions.iter().any(by_age) {
            blocks.push(self.person_question());
        }
        blocks
    }

    pub(super) fn more_steps(&self) -> Screen {
        let finding = self.session.finding(self.settings);
        let wording = Wording::of(&finding, self.settings.person);
        let actions = if finding.later.is_empty() {
            &finding.actions
        } else {
            &finding.later
        };
        let mut steps = self.steps(actions, &wording);
        steps.retain(|step| step.id != "INCOMPLETE");
        let in_sight = steps.len().min(IN_SIGHT) as u32;
        let blocks = vec![Block::Steps {
            id: "steps".into(),
            items: steps,
            in_order: true,
            in_sight,
        }];
        let title = if finding.later.is_empty() {
            words::MORE_TITLE
        } else {
            words::RESULT_LATER
        };
        self.private_page(Route::MoreSteps, self.say(title), blocks)
    }

    /// Every rule that fired, not only those that gave the level: nothing is hidden, nothing is a score.
    pub(super) fn why(&self) -> Screen {
        let finding = self.session.finding(self.settings);
        let mut blocks = vec![self.paragraph(words::WHY_INTRO)];
        blocks.extend(self.rules(finding.fired.iter()));
        blocks.push(self.paragraph(words::WHY_NO_SCORE));
        self.private_page(Route::Why, self.say(words::WHY_TITLE), blocks)
    }

    /// Each rule in words, with its sources.
    fn rules<'f>(&self, rules: impl Iterator<Item = &'f Fired>) -> Vec<Block> {
        let mut blocks = Vec::new();
        for fired in rules {
            let (text, sources) = self.rule_words(fired.rule);
            blocks.push(paragraph(&fired.rule.to_string(), text));
            blocks.extend(self.source_blocks_for(&fired.rule.to_string(), sources));
        }
        blocks
    }

    fn rule_words(&self, rule: RuleId) -> (Phrase, &'static [&'static str]) {
        match rule {
            RuleId::Seen(id) | RuleId::Unsure(id) => {
                let Some(sign) = tables().sign(id) else {
                    return (Phrase::new(id), &[]);
                };
                let message = if matches!(rule, RuleId::Seen(_)) {
                    words::WHY_TICKED
                } else {
                    words::WHY_NOT_SURE
                };
                let (name, why) = (self.fill(sign.name).text, self.fill(sign.why).text);
                (
                    self.say_with(message, &[("sign", &name), ("why", &why)]),
                    sign.sources,
                )
            }
            RuleId::Row(id) => {
                if let Some(rule) = tables().combinations.iter().find(|rule| rule.id == id) {
                    let (when, ticked) = (self.fill(rule.when).text, self.ticked(rule.condition));
                    return (
                        self.say_with(words::WHY_TOGETHER, &[("when", &when), ("ticked", &ticked)]),
                        rule.sources,
                    );
                }
                let missing = tables().missing.iter().find(|rule| rule.id == id);
                missing.map_or((Phrase::new(id), &[]), |rule| {
                    let when = self.fill(rule.when).text;
                    (
                        self.say_with(words::WHY_MISSING, &[("when", &when)]),
                        rule.sources,
                    )
                })
            }
        }
    }

    /// What was answered of the things a condition names, in the carer's words.
    fn ticked(&self, condition: Condition) -> String {
        let mut named = Vec::new();
        inputs_of(condition, &mut named);
        named.sort_unstable();
        named.dedup();
        named.retain(|input| self.session.answer(*input) >= Answer::NotSure);
        let names = named.iter().map(|input| {
            let id = tables().input_id(*input);
            let sign = tables().sign(id).map(|sign| sign.name);
            let words = sign.or_else(|| {
                tables()
                    .modifiers
                    .iter()
                    .find(|modifier| modifier.id == id)
                    .map(|m| m.name)
            });
            format!(
                "\"{}\"",
                words.map_or(String::new(), |words| self.fill(words).text)
            )
        });
        names.collect::<Vec<_>>().join("; ")
    }

    fn numbers_checked(&self) -> Phrase {
        let channels = self.region.lines.iter().flat_map(|line| line.channels);
        let oldest = channels
            .map(|channel| channel.assured_date)
            .min()
            .unwrap_or_default();
        self.say_with(words::CHECKED, &[("date", &day_words(oldest, self.locale()))])
    }

    pub(super) fn person_question(&self) -> Block {
        let choice = |person, message: &'static foothold_content::Message, id: &str| super::super::Choice {
            id: id.to_owned(),
            text: self.say(message),
            mark: if self.settings.person == person {
                Mark::Yes
            } else {
                Mark::Clear
            },
            tap: Tap::Do {
                action: Action::SetPerson { person },
            },
            others: Vec::new(),
        };
        let mut choices = vec![
            choice(Person::Minor, words::PERSON_MINOR, "minor"),
            choice(Person::Adult, words::PERSON_ADULT, "adult"),
        ];
        if self.settings.person != Person::Unsaid {
            choices.push(choice(Person::Unsaid, words::PERSON_UNSAID, "unsaid"));
        }
        Block::Question {
            id: "person".into(),
            text: self.say(words::PERSON_QUESTION),
            hint: Some(self.say(words::PERSON_HINT)),
            choices,
            finish: None,
        }
    }
}

/// True for the rules about what was not answered.
fn is_gap(rule: RuleId) -> bool {
    tables()
        .missing
        .iter()
        .any(|missing| rule == RuleId::Row(missing.id) && missing.level > Level::KeepTalking)
}

fn inputs_of(condition: Condition, inputs: &mut Vec<Input>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| inputs_of(*part, inputs))
        }
        Condition::Yes(some)
        | Condition::NotSure(some)
        | Condition::Possible(some)
        | Condition::AtLeast { of: some, .. } => {
            inputs.extend(some);
        }
    }
}
