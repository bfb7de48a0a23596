import FootholdCore

extension Action {
    /// True for actions that may wait for the diary's file or for a key to be derived; false for those that core
    /// answers from memory, whatever the diary is doing.
    var mayWait: Bool {
        switch self {
        case .tick, .nothingElse, .answer, .startAgain, .hear, .dropStep, .setRegion, .setLocale, .setPerson,
            .setConcern, .setAudience, .tickTime, .beginRehearsal, .rehearse, .shareBlank, .leave:
            false
        case .keepStep, .choosePerson, .saveCheck, .remove, .undo, .lockNow, .removeLock, .setPhoneLock, .askPhone,
            .phoneKnowsYou, .pickImport, .filePicked, .startAnew, .salvage, .bringBack, .deleteEverything, .take,
            .shareSheet, .submit:
            true
        }
    }
}
