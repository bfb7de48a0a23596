import FootholdCore

extension Action {
    /// True for actions that may wait for the diary's file or for a key to be derived; false for those that core
    /// answers from memory, whatever the diary is doing.
    var mayWait: Bool {
        switch self {
        case .tick, .nothingElse, .answer, .startAgain, .hear, .dropStep, .setRegion, .setLocale, .setPerson,
            .setConcern, .setAudience, .tickTime, .beginRehearsal, .rehearse, .leave:
            false
        // A guide and a blank sheet hold nothing of the diary.
        case .handOn(place: .blankSheet, way: _), .handOn(place: .shareGuide, way: _):
            false
        case .keepStep, .choosePerson, .saveCheck, .remove, .undo, .tickDay, .lockNow, .removeLock, .setPhoneLock,
            .askPhone, .phoneKnowsYou, .pickImport, .filePicked, .startAnew, .salvage, .bringBack, .deleteEverything,
            .pickAdditions, .take, .takeNothing, .handOn, .submit:
            true
        }
    }
}
