import FootholdCore

/// Where a list may go on.
public let place = "1795348800.note.9"

/// A practice talk.
public let talk = "nothing-is-wrong-with-me"

/// Every kind of place in the diary, with this row, and with this text where a list goes on.
public func everyKindOfDiary(_ row: Int64, _ after: String) -> [Route] {
    [
        .diary, .ownStep, .keptStep(id: row), .people, .newPerson, .person(id: row), .newNote, .note(id: row),
        .editNote(id: row), .newWin, .win(id: row), .savedCheck(id: row), .ownSheet(id: after),
        .ownSheet(id: "responder"), .fillSheet(id: after, section: after),
        .fillSheet(id: "responder", section: "who"), .sheetVersion(id: row), .shareEntry(kind: after, id: row),
        .shareEntry(kind: "note", id: row), .shareDiary(after: nil), .shareDiary(after: after), .shareFile, .addFile,
        .ownAfter, .ownAfterDay(id: row, day: 7), .timeline(after: nil), .timeline(after: after),
        .diarySearch(after: nil), .diarySearch(after: after), .insights, .storage, .lock, .export, .import,
        .deleteAll, .startAnew,
    ]
}

/// Every kind of place outside the diary, with this id.
public func everyKind(_ id: String) -> [Route] {
    [
        .home, .lost, .help, .line(id: id), .check, .tile(id: id), .tile(id: "suicide"), .result, .moreSteps, .why,
        .emergencyWords, .noConnection, .refusal, .nextStep, .reasons, .reasonsFound, .reason(id: id),
        .reason(id: "bad-past"), .guides, .topic(id: id), .topic(id: "substance"), .guide(id: id),
        .guide(id: "craft"), .guideFacts(id: id), .guideFacts(id: "craft"), .shareGuide(id: id),
        .shareGuide(id: "craft"),
        .rehearsals, .rehearsal(id: id), .rehearsal(id: talk), .rehearsalTurn(id: talk, turn: 1),
        .rehearsalSaid(id: talk, turn: 1), .rehearsalEnd(id: talk), .sheets, .sheet(id: id), .sheet(id: "responder"),
        .blankSheet(id: id), .blankSheet(id: "responder"), .afterCrisis, .afterDay(day: 7), .search,
        .sources(after: nil),
        .sources(after: id), .source(id: id), .settings, .country, .about,
    ]
}
