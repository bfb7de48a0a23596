# Every word the apps show that is not content. Plain text and { $slots } only.
# { $emergency } and { $crisis } are filled by the region ("911", "988", "your local emergency number").
# No country's number stands here.

## The help bar, the same on every screen
bar-emergency = Call { $number }
bar-emergency-unknown = Call { $number } or your local emergency number
bar-crisis = { $number }
bar-help = Help
bar-country = Choose your country
bar-spoken = Call { $name }. Opens the phone.
leave = Leave this screen fast

## Home
home-title = What is happening?
home-now = Something is wrong right now
home-now-text = Tick what you see. Get what to do, whom to call and why.
home-refusal = They won't get help
home-refusal-text = What to say, and what to do next, when the answer is no.
home-step = My next step
home-step-text = One small thing for this week.
home-me = This is about me
home-me-text = You are the one who is struggling. Start here.
home-result = Back to what you ticked
home-heard = Back to why they say no
home-lost = That link leads nowhere. Start here. The help bar always works.
home-no-country = We do not know which country you are in, so we can't show its crisis line yet.

## Help
help-title = Get help now
help-check = What do I do?
help-more = More helplines
help-no-country = Call your local emergency number. In many countries it is the one below. Choose your country to see its crisis lines.
help-other-country = Country: { $country }. Choose another one.
line-more = More ways, languages and sources
own-clinician = Their doctor or clinic
own-clinician-hint = Shown second when you need a trained person today.
local-crisis = Local crisis team
local-crisis-hint = Ask the crisis line for this number while things are calm.
local-crisis-add = No number for a local crisis team yet. Add one while it is calm.
own-hours = You wrote this number down. Check it while things are calm.
checked = Numbers checked { $date }.
checked-old = Last checked { $date }. It may have changed since. If it does not work, use the help bar.

## Ways to reach a line
reach-call = Call { $number }
reach-text = Text { $number }
reach-text-body = Text { $body } to { $number }
reach-chat = Chat at { $number }
reach-web = Open { $number }
reach-tty = Text telephone (TTY): { $number }
reach-videophone = Sign language by video: { $number }
reach-relay = Relay service: { $number }
reach-whatsapp = WhatsApp { $number }
reach-email = Write to { $number }
reach-menu = When they answer, press { $keys }.
reach-failed = This device could not open that. Use any phone: { $number }
reach-failed-web = This device could not open that. Open { $number } on any other device.
reach-failed-text = This device could not open that. Text { $body } to { $number } from any phone.

## When a call does not connect
no-connection-title = If the call does not go through
no-connection-text = No bars, no answer, or you can't talk
no-connection-again = Try { $emergency } again. If your own network is gone, the phone can often use another one. With no network at all, no call gets through.
no-connection-no-bars = Go to a window, go outside, or go uphill. Turn off flight mode. Turn Wi-Fi calling on if you have Wi-Fi.
no-connection-text-instead = Can't talk? Do not hang up. Cough or tap the phone. If a voice asks you to press a key, press it. A text works only in some places.
no-connection-other-phone = Ask a neighbor, a shop or a passer-by to call. Say: "Call { $emergency }. We need help at this address."
no-connection-busy = If a crisis line is busy, stay on the line or try the next one. If a life may be in danger, call { $emergency } and do not wait for the crisis line.
no-connection-go = No phone at all? Go to the nearest emergency department (ER), fire station or police station. Take a second adult with you if you can.
no-connection-where = Say where you are first. If the call drops, they know where to go.

## The check
check-title = What scares you most right now?
check-intro = Choose what fits best. If a life may be in danger, call { $emergency } first. You can do this later.
check-restarted = What you ticked is not kept. Start here again. The help bar always works.
check-tile-ticked = You ticked { $count } here.
check-tile-nothing = Nothing seen or heard here.
check-progress = { $done } of { $total } looked at
check-weeks = Over the last weeks
check-weeks-text = One last list, about mood, sleep, school, drink and anger.
check-result = See what to do
check-again = Start again
check-again-text = Forget what you ticked.
tile-question = What have you seen or heard?
tile-hint = Choose one to see what to do. In doubt? Choose "not sure".
tile-weeks-hint = Choose all that fit. Then see what to do.
tile-none = None that I have seen or heard
tile-nothing-else = Nothing else here
tile-guide = Read: { $title }
tile-weeks-done = That is all. Show me what to do.
answer-yes = Yes
answer-no = No
answer-not-sure = Not sure

## The result
result-incomplete = Not finished. We cannot tell yet. You can stop here and call { $crisis }. If a life may be in danger, call { $emergency }.
result-go-on = Go on with the questions
result-more = All steps ({ $count } more)
result-anything-else = Anything else?
result-anything-text = Adding more never makes this less urgent.
result-not-all-clear = This is not a diagnosis and not an all-clear. If anything changes, or you are worried, call.
more-title = All steps
result-later = Once help is on the way
either-age = Under eighteen: { $minor } An adult: { $adult }
why-title = Why this?
why-all = Every reason, with its sources
why-intro = Each line below is one thing you told us and what it asks for. Nothing else counts.
why-no-score = There is no score and no guess about the person. The line that asks for the most decides.
why-ticked = You ticked: "{ $sign }". { $why }
why-not-sure = You were not sure: "{ $sign }". In doubt, we take care. { $why }
why-together = Taken together: { $when }. You ticked: { $ticked }.
why-missing = { $when }.

## Who this is about
person-question = How old is the person you are worried about?
person-hint = It changes some words, never how seriously we take it.
person-minor = Under eighteen
person-adult = An adult
person-unsaid = I would rather not say
audience-question = Does any of this fit?
audience-hint = It adds a line made for them. It never changes what to do first. Others who open this app can see it.

## Words for the emergency service
words-title = What to say when you call { $emergency }
words-text = Short lines to read out
words-intro = Read these out. Skip what you don't know. Short is fine.
words-where = We are at ... The nearest big road is ... My number is ...
words-who = I am their mother / father / partner / sister / friend. They are ... years old.
words-what = They are having a mental health crisis. / They took something. / They are hurt. / Someone here is hurting me. / Someone is missing.
words-body = They are awake / not awake. They are breathing / not breathing.
words-took = They took ..., about ... of it, at ... I have the bottle here. They weigh about ...
words-weapon = There is no weapon. / There is a ... It is ...
words-history = They have never hurt anyone.
words-history-if = Say this only if it is true.
words-health = They live with ... They take ... They are autistic / deaf / pregnant.
words-ask = Please send an ambulance and { $team }. Please come with no sirens if you can.
words-stay-on = I will stay on the line. Tell me what to do.
words-then = When they come
words-hands = Keep your hands empty and in sight. Put pets away. Turn on a light by the door.
words-police = Meet them outside if you can leave the person. Say again that it is a mental health crisis, and if there is a weapon.

## They won't get help
refusal-title = They won't get help
refusal-intro = This is hard, and you are not doing it wrong. Most people need more than one talk. Start small.
refusal-tonight = What you can do tonight
refusal-check = Look for danger first
refusal-check-text = If something frightens you today, do this before any talk.
step-intro = Pick one of these for this week and write it down. It should still work if the answer is no.
step-intro-result = These come from what you ticked. Start at the top. Do the first one now.
step-hard = If you are too tired to pick, rest first. You matter too.
step-one = One small step for this week
step-keep = Keep this step
step-kept = Kept. See your steps.
step-yours = Your steps
step-yours-note = Your diary is not open, so these are not saved. They stay until you close the app. Write them down.
step-drop = Take it off: { $step }
step-more = More to choose from

## Why they say no: the reasons finder
reasons-title = Why do they say no?
reasons-text = Tick what you hear and see. Get what may be behind it, and what to try.
reasons-intro = Tick what sounds like them. More than one is fine. This is about the no, not about what they have.
reasons-restarted = What you ticked is not kept. Start here again.
reasons-heard = What do they say?
reasons-seen = What do you see?
reasons-finish = Show me what may be behind it
reasons-all = Every reason, one page each
reasons-found-title = What may be behind the no
reasons-none = Nothing you ticked points to one reason. Ask them what makes it hard, and only listen.
reasons-one = This may be part of it. Ask them before you act on it.
reasons-mix = It is often a mix. The ones that most of what you ticked points to come first. Ask them before you act on it.
reasons-because = You ticked: { $ticked }
reasons-danger = This can be a danger sign, whatever is behind it. Look at it first: { $cue }
reasons-more = It may also be
reasons-read = Read more: { $title }
reasons-again = Change what you ticked
reasons-not-a-diagnosis = This is not a diagnosis. It is what families and writers have seen behind a no.

## Guides
guides-title = All guides
guides-text = Every page by topic
guides-none = No page here is for the person you chose.
guides-others = Pages about others:
guide-related = Read next
guide-facts = Why? Every fact and its source
guide-facts-title = Where it comes from: { $title }
guide-facts-intro = Each line below is something this page claims. Under it stands who says so. What is advice and claims nothing is not listed.
guide-written = Written { $date }. No clinician has reviewed this page yet.
guide-reviewed = Written { $date }. Reviewed { $reviewed } by { $reviewer }.
guide-about-adults = This page is about an adult. You chose under eighteen.
guide-about-minors = This page is about someone under eighteen. You chose an adult.
guide-about-substance = This page is about drink or drugs. You chose mental health.
guide-about-mental = This page is about mental health. You chose drink or drugs.
guide-other-country = This page is about the rules of another country. Yours may differ.
concern-question = What is the help for?
concern-hint = It chooses pages and words. It never changes how seriously we take it.
concern-mental = Mental health
concern-substance = Drink or drugs
concern-both = Both

## Search
search-title = Search
search-text = In your own words. Typos are fine.
search-field = What are you looking for?
search-hint = A few words are enough, such as: will not get out of bed
search-go = Search
search-danger = Could someone be in danger right now? Call { $emergency }. If you are not sure, call { $crisis }.
search-danger-check = Tick what you see
search-nothing = Nothing fits these words. Try fewer or other words, or look by topic.

## Settings
settings-title = Country and settings
settings-text = Whose numbers we show, and who this is about
settings-intro = You don't have to set anything. All of it stays on this device.
settings-country = Country: { $country }
settings-language = Language
settings-not-kept = This could not be saved. It holds until you close the app.
locale-name = English
country-title = Which country are you in?
country-text = We show only numbers we have checked for that country.
country-choose = Choose your country
country-other = Another country
country-other-text = Shows the number that many countries answer, and how to find yours.
save = Save
problem-number = That is not a phone number. Type digits only, or leave it empty.
problem-region = We have no numbers for that country yet. Choose one from the list.
problem-unknown = That is not something this version knows. Start again from the first screen.

## Sources
sources-title = Where this comes from
sources-short = Sources
sources-intro = Every fact and number in this app names its source here.
sources-next = More sources
source-publisher = By { $publisher }
source-place = Read at { $place }
source-seen = Read on { $date }
grade-a = We read the publisher's own page.
grade-b = We read a copy of it, not the publisher's own page.
grade-c = This rests on common practice. We have not read a source for it. A clinician should look at it first.

## About
about-title = What this app is
about-what = This app helps you decide what to do next when someone won't get help. It works with no network, no account and no set-up.
about-not-a-doctor = It is not a doctor and it cannot see the whole picture. If you are worried, call. You will not be wasting anyone's time.
about-not-reviewed = No clinician and no lawyer has reviewed this version yet.
about-not-dialled = We checked each number against published pages. We did not dial them.
about-private = Nothing leaves this device unless you hand it on. What you tick in the check is forgotten when you close the app. What you choose in Settings stays, and anyone who opens the app can see it. Your diary is encrypted, and you can lock it.
about-call-history = Your phone keeps a list of calls and texts. If someone checks your phone, delete the entry or use another phone.

## Dates
date = { $day } { $month } { $year }
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec

## The terminal
terminal-back = Back
terminal-close = Close
terminal-more = Press Enter to read on.
terminal-type = Type a number from 1 to { $last }, or { $letters } or q. Then press Enter.
terminal-type-one = Type 1, or { $letters } or q. Then press Enter.
terminal-type-letter = Type { $letters } or q. Then press Enter.
terminal-other = Type the number. For "{ $other }", add a question mark: { $example }
terminal-ticked = Ticked
terminal-step = Step { $number }
terminal-then = Then
terminal-say = Say: { $words }
terminal-avoid = Rather than: { $words }
terminal-why = Why: { $words }
terminal-marks = A number in brackets opens the source.
terminal-internet = Needs the internet.
terminal-dial = Dial { $number } on any phone. This screen cannot call for you.
terminal-text = Text { $number } from any phone.
terminal-text-body = Text the word { $body } to { $number } from any phone.
terminal-open = Go to { $url } on any phone or computer.
terminal-form = Fill in this form
terminal-field-now = Now: { $value }
terminal-field-how = Type it and press Enter. Enter alone keeps what is there. A dash (-) takes it out.
terminal-saved = Saved.
terminal-settings-aside = We could not read your settings, so we start with none. The old file is kept as { $file }
terminal-settings-unread = We could not read your settings in { $file } so we start with none. What you change now is not saved.
terminal-bad-region = We have no numbers for that country yet. Choose one of these: { $known }
terminal-bad-locale = We do not have that language yet. Choose one of these: { $known }
terminal-bad-route = There is no such screen. Try one of these: { $known }
terminal-not-written = The text could not be written. Is the disk full?
terminal-cases-unread = We could not read { $file } at all. Check the name, and that you may open it.
terminal-case = { $id }: { $level }. Rules: { $rules }. Actions: { $actions }.
terminal-case-open = { $id }: { $level }, not finished. Rules: { $rules }. Actions: { $actions }.
terminal-case-json = { $file }, line { $line }: this is not a case, from about column { $column }. Write one JSON object a line, with an id and answers.
terminal-case-no-id = { $file }, line { $line }: the id must be text or a number. Give each case its own.
terminal-case-unknown = { $file }, line { $line }: "{ $id }" is not a sign we know. Use the names in the tables of signs and modifiers.
terminal-case-answer = { $file }, line { $line }: "{ $answer }" is no answer for { $id }. Use one of these: { $known }
terminal-case-unlisted = { $file }, line { $line }: "{ $answer }" cannot stand for all that is not listed. Use one of these: { $known }
terminal-case-twice = { $file }, line { $line }: { $id } is answered twice. Keep one answer.
terminal-form-of = Fill in: { $form }
terminal-field-new = Type it and press Enter. Enter alone leaves it blank.
terminal-field-words = Write it in one line; Enter ends it. Enter alone keeps what is there. A dash (-) takes it out.
terminal-field-words-new = Write it in one line; Enter ends it. Enter alone leaves it blank.
terminal-field-option = Type its number and press Enter. Enter alone keeps what is there. A dash (-) takes it out.
terminal-field-option-new = Type its number and press Enter. Enter alone chooses none.
terminal-field-no-option = Type a number from 1 to { $last }, or press Enter alone.
terminal-field-hidden = Type it and press Enter. It does not show while you type.
terminal-too-long = That is too long, so nothing of it was taken. Write less of it and press Enter.
terminal-try-again = What you typed is still here. Press Enter to try again.
terminal-share = Where to? Type a name for the file and press Enter. Enter alone makes { $file }
terminal-share-exists = A file of that name is there already, and we never write over one. Take another name.
terminal-share-not-written = The file could not be written there. Take another folder.
terminal-shared = The file is written: { $file }
terminal-pick = Which file? Type its name and press Enter.
terminal-steps-none = No steps are kept yet. Choose one with "foothold show next-step", or add your own: foothold steps add
terminal-reminders = Reminders to come
terminal-reminder = { $day }, { $time }: { $step }
terminal-bad-option = { $field } We do not know that one. Choose one of these: { $known }
terminal-diary-no-place = There is no place for a diary here: no home folder is set. Name a folder with --data.
terminal-key-made = Your diary is new. Only you can read the file with its key. Whoever has that file and the diary can read everything in it. The key is in { $file }
terminal-key-missing = The key to your diary is not where it should be. If you have it elsewhere, put it back there. Nothing was changed. The key's place is { $file }
terminal-key-shared = Others on this computer may read the key to your diary, so we do not use it. Make it yours alone: chmod go= { $file }
terminal-key-damaged = The file for the key does not hold a whole key, and we never write over it. If you have a copy of the key, put it back there. The file is { $file }
terminal-key-unread = The key to your diary could not be read. Check that you may open the file { $file }
terminal-key-not-kept = The key to a new diary could not be saved, so there is no diary. Make sure you can write there, or name another folder with --data. The key's place is { $file }
terminal-key-wrong = The key there is not this diary's. If you have another copy of the key, put that in its place. Nothing was changed. The key's place is { $file }
terminal-key-aside = The old key's file is kept as { $file }
terminal-key-not-deleted = The key of your old diary could not be deleted. Delete this file yourself: { $file }

## Diary
diary-title = Your diary
diary-text = Talks, small steps, small wins and checks that you keep. All of it stays on this device, encrypted, and is sent to no one. The app does not read or watch what you write.
diary-closed = Your diary is not open here. Help and all the rest work. To open it, close the app and start it again.
diary-locked = Your diary is locked. Type its PIN. Help works without it.
diary-wrong-key = The key to this diary is not on this device, so it can't be opened. Nothing in it was changed. Start the app again. If that does not help, start a new diary and bring back a file you exported.
diary-newer = A newer version of the app wrote this diary. Nothing in it was changed. Update the app, then open it again.
diary-damaged = A part of the diary can't be read. Nothing was deleted. Get out what can be read, or go back to a copy.
diary-full = This device has no space left, so this was not saved. Nothing else was changed. Make some space, then try again.
diary-read-only = The app may not write where the diary is, so the diary stays closed. Nothing was changed. Let the app write there, then try again.
diary-busy = The diary is in use right now, so nothing was changed. Wait a moment, then try again.
diary-failed = The diary could not be read or written. We deleted nothing. Close the app, start it again, and look if your last entry is there.
diary-key-length = The key to the diary does not fit. Nothing was changed. Start the app again. If that does not help, start a new diary.
something-broke = This screen could not be drawn. We deleted nothing. Help works.
set-aside = Your old diary was set aside, not deleted. This one is new and empty.
salvage = Get out what can be read
salvage-text = The damaged diary is set aside, not deleted. What can be read goes into a new one.
salvaged = Entries that could be read: { $read }. The damaged diary was set aside, not deleted.
salvaged-less = Entries that could be read: { $read }. A copy of your diary holds { $copy }. You can go back to it: Lock, export and delete.
salvaged-nothing = Nothing in the damaged diary can be read. We deleted nothing. Go back to a copy if there is one.
copy-not-made = The app could not make its own copy of your diary. What you saved is saved. Make some space, so that the next copy works.
snapshot-back = Go back to the copy of { $date }. Entries in it: { $count }
start-anew = Start a new, empty diary
start-anew-text = The old one is set aside on this device, not deleted.
start-anew-sure = The new diary begins without your notes, steps and people. This app will not open the old one again; its file stays here for someone who can mend it. Have you tried all else on the page before?
start-anew-confirm = Yes, start a new diary
diary-file-gone = The file of your diary is gone. Someone or something took it away. Go back to a copy.
undo = Undo
removed = Removed. You can undo what you removed until the diary closes, the last first. It leaves the copies this app keeps when you next open the diary.

## Diary: people
people-title = Whom it is about
people-text = Keep each person's steps and notes apart. Age, kind of help, country and the doctor's number hold for the whole app. Others who open the app can see those four.
person-add = Add a person
person-nickname = A name for them
person-nickname-hint = Any name that only you know. It does not have to be real.
person-age = How old are they?
person-concern = What is the help for?
person-clinician = Phone number of their doctor or clinic
person-clinician-hint = Shown second when you need a trained person today.
person-chosen = About: { $name }
person-choose = Write about this person now
person-edit = Change what you wrote about them
person-remove = Remove this person
person-someone = someone you have not named

## Diary: small steps
steps-title = Your small steps
steps-empty = You have no step yet. Pick one, or write your own.
step-own = Write your own step
step-words = What will you do?
step-plan = When will you try it?
step-day = Day
step-time = Time of a reminder
step-time-hint = You can leave this out. The reminder shows only neutral words and no name.
step-remind = Remind me
step-tried = I tried it
step-how = How did it go?
step-tried-thanks = You tried. That was the step, whatever came of it.
step-not-yet = That day has passed, and that is all right. Pick another day, or none.
step-remove = Remove this step
step-try-next = Try next
outcome-worked = It worked
outcome-partly = It worked in part
outcome-did-not = Not this time
reminder-neutral = You planned something for today.

## Diary: notes of talks, small wins
notes-title = Notes of talks
note-add = Write down a talk
note-approach = What did you try?
note-tried = What did you say or do?
note-outcome = How did it go?
note-next = What will you try next?
note-setting = Where was it?
note-part-of-day = When was it?
note-saved = Your note is saved. It is on this device only.
note-danger = If anything in this note worries you now, open help. The app does not read or watch your notes.
note-edit = Change this note
note-remove = Remove this note
note-search = Search your notes
note-search-empty = No note has these words. Try fewer words, or other ones.
note-look-further = Look in older notes
win-title = A small win
win-add = Write down a small win
win-words = What did you see?
win-saved = It is written down. On a bad day, you can come back to it.
win-remove = Remove this small win

## Diary: what happened, what helped
timeline-title = Day by day
timeline-empty = Nothing here yet. What you write down will stand here, the newest first.
timeline-older = Show what came before
insights-title = What your notes say
insights-few = There are too few notes to say anything yet. Tick what you tried and how it went. Once you have two talks alike, look here again.
insight-approach-worked = This went well, or well in part: { $what }
insight-approach-did-not = This did not go well: { $what }
insight-setting-worked = Talks here went well, or well in part: { $what }
insight-setting-bad = Talks here did not go well: { $what }
insight-time-worked = Talks at this time went well, or well in part: { $what }
insight-time-bad = Talks at this time did not go well: { $what }
insight-why = You noted it so for { $count } of { $total } talks.
insight-not-proof = A few talks are no proof. People change, and so do days.
insight-try-next = Try next
insight-your-own-next = You wrote that you would try this:

## Diary: checks that were kept
check-save = Keep this check in your diary
check-save-text = It keeps what you ticked and what it asked for, with the day. If you do not keep it, it is forgotten when the app closes.
check-saved = The check is in your diary. It is on this device only.
checks-title = Checks you kept
check-remove = Remove this check
check-then = You ticked this on { $day }. It is a record of that day, not of now. If you are worried now, start a new check.

## Diary: its lock
lock-title = Lock for the diary
lock-text = A PIN for the diary alone. Choose another one than the phone's, since someone at home may know that. Help and all other pages stay open without it.
lock-pin = PIN of the diary
lock-pin-new = New PIN
lock-pin-again = The same PIN again
lock-set = The lock is on. Remember the PIN: no one can look it up for you.
lock-remove = Take the lock off
lock-now = Lock the diary now
lock-enter = Open your diary
lock-wrong = That is not the PIN. Try again.
lock-wait = That was wrong too many times. Try again in { $minutes } min.
lock-forgot = I forgot the PIN
lock-forgot-text = This app does not open the diary without its PIN, and can't look the PIN up. To start anew, delete the app's data in your phone's settings, or the diary's folder on a computer. Then bring back a file you exported.
lock-phone = Open it with your face or finger too?
lock-phone-hint = Quicker, and less private. Someone who knows your phone's code may add their own finger. Leave it off if you are not sure.
pin-short = Use 4 to 12 digits.
pin-differs = The two PINs are not the same. Type the second one again.

## Diary: export, import, delete
export-title = Save your diary to a file
export-text = This makes one encrypted file with all of your diary. You choose a passphrase for it. If you lose the passphrase, no one can open the file.
export-care = Think of who could find the file. Do you share this phone? Is there a fight over custody, or someone who hurts you? Then keep it where they can't look, or do not make it.
export-passphrase = A passphrase for the file
export-passphrase-hint = Four or more words that do not belong together work well. Spaces count.
export-again = The same passphrase again
export-make = Make the file
import-title = Bring back a file
import-text = What is in the file takes the place of what is in your diary now. A copy of what is there now is kept first.
import-pick = Choose the file
import-passphrase = The passphrase of this file
imported = Your diary is back. Entries in it: { $count }
import-not-age = That is not a file this app made. Nothing was changed. Choose another one.
import-wrong-passphrase = The passphrase does not fit, or the file is damaged. Nothing was changed. Look at each letter, then try again.
import-not-diary = The file opened, but there is no diary in it. Nothing was changed. Choose another one.
import-newer = A newer version of the app made this file. Nothing was changed. Update the app, then try again.
import-damaged = This file is damaged. Nothing was changed. If you have another copy of it, choose that one.
import-too-big = This file is too big to open here. Nothing was changed. Choose another one.
delete-all = Delete the whole diary
delete-all-text = This takes people, steps, notes, small wins and checks off this device, with every copy that the app keeps. You can't undo it. A file you exported stays where you put it.
delete-all-confirm = Delete it all now
deleted-all = Your diary is deleted, with every copy that the app kept. A file you exported is still where you put it.
passphrase-short = Use at least 12 letters or other signs. A few words are easy to keep in mind.
passphrase-differs = The two passphrases are not the same. Type the second one again.
problem-too-long = That is too long to keep: ten pages is the most. Make it shorter, or write two.
problem-empty = Fill this in first.
problem-day = That is not a day. Choose one from the calendar.
problem-time = That is not a time. Write hours and minutes, such as 18:30.

## The diary's screens
diary-door = Steps, talks and small wins, on this device only.
diary-gone = That entry is not in your diary any more.
person-nobody = About nobody in particular
person-region = Which country are they in?
person-remove-text = Their steps and notes go with them. You can undo it until the diary closes.
step-title = A small step
step-planned = Planned.
step-planned-for = Planned for { $day }
step-plan-save = Save the plan
step-day-hint = Year, month and day, such as { $example }. Leave it out for no day.
steps-tried = What you tried so far
steps-locked = Your own steps are locked. Open them.
step-words-hint = Small enough for this week. It should still work if the answer is no.
step-tried-on = You tried this on { $day }.
step-tried-save = Save how it went
step-how-words = In your words
step-right-time = When is the right time to talk?
step-gone = A step from an earlier version of this app
step-try-next-tip = Try next: { $tip }
note-title = A talk
note-text = Fill in what you like. One line is enough.
note-save = Save this talk
note-on = Written on { $day }
note-search-words = Words to look for
note-search-none-yet = Nothing so far. Look further back.
win-hint = They ate with you. They did not leave. They said one true thing.
check-kept = A check you kept
check-now = Check again now
check-ticked = What you ticked that day
check-not-sure = Not sure: { $sign }
storage-title = Lock, export and delete
snapshots = Copies of your diary
snapshots-text = The app keeps up to three copies on this device, locked like the diary. Going back to one copies the diary of now first.
snapshot-back-update = Go back to the copy from before the app's update. Entries in it: { $count }
aside-kept = Set aside on these days, and still stored here: { $days }. Deleting the whole diary, or the app, deletes these too.
snapshot-back-done = You are back at the earlier copy. What was there before is set aside, not deleted.
lock-open = Open
lock-removed = The lock is off.
lock-pin-hint = Four to twelve digits. Take others than those of your phone.
lock-phone-on = My face or finger may open it too
lock-phone-ask = Use your face or finger
lock-phone-failed = The device did not recognise you. Type the digits.
export-not-shared = The file could not be handed on. Nothing has left this device.
import-bring = Bring it back
import-pick-other = Choose another file
import-no-file = The file could not be opened. Choose another one.

## What phones show of their own, with or without the phone library
phone-app-name = Foothold
phone-help-only = The rest of the app could not start. The numbers here work all the same.
phone-opening = Opening
phone-back = Back
phone-close = Close
phone-cancel = Cancel
phone-ok = OK
phone-copy = Copy
phone-copied = Copied.
phone-number = The number
phone-show = Show what is typed
phone-hide = Hide what is typed
phone-choose-day = Choose a day
phone-choose-time = Choose a time
phone-chosen = Chosen
phone-not-chosen = Not chosen
phone-needs-internet = Needs the internet
phone-needs-no-internet = Works without the internet
phone-say = Say
phone-avoid = Rather than
phone-why = Why
phone-source = Where this comes from: { $title }
phone-more-steps = Show the other steps
phone-private-screen = Private
phone-help-numbers = Help numbers
phone-help-widget = Crisis numbers, one touch away.
phone-reminders = Reminders
phone-reminders-text = Notes to yourself. They name nothing and no one.
phone-reminders-off = This phone does not let the app remind you. You can change that in the phone's settings.
phone-unlock-title = Open your diary
phone-unlock-pin = Type the PIN
phone-save-file = Save the file
phone-share-file = Hand the file on
phone-print = Print
phone-file-gone = The file is not there any more, so nothing was saved. Save it again.
phone-locked = This phone is locked. Unlock it to call, or use any phone. The Emergency button on the lock screen calls emergency services and needs no code.
phone-step = Step
phone-problem = Please look at this
phone-important = Read this first
phone-note = Good to know
phone-from = Source
phone-show-sources = Show where this comes from
phone-hide-sources = Hide where this comes from
phone-done = Done
