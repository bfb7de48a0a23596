import FootholdModel
import Foundation
import Security

/// The diary's key in the Keychain: on this phone only, in no backup, never in iCloud, and readable only while the
/// phone is unlocked: nothing needs it at another time, because reminders are planned ahead and the diary's file is closed
/// by then.
///
/// It asks for no face and no finger: the diary has a lock of its own, and a phone whose owner changes a finger must
/// not lose it. It outlives the app: installed anew, the app finds it and an empty folder.
struct Keychain: KeySafe {
    struct Refused: Error {
        let status: OSStatus
    }

    func read() throws -> Data? {
        var query = item
        query[kSecReturnData] = true
        query[kSecMatchLimit] = kSecMatchLimitOne
        var found: CFTypeRef?
        let status = SecItemCopyMatching(query as CFDictionary, &found)
        if status == errSecItemNotFound { return nil }
        try check(status)
        return found as? Data ?? Data()
    }

    func write(_ key: Data) throws {
        try forget()
        var query = item
        query[kSecValueData] = key
        query[kSecAttrAccessible] = kSecAttrAccessibleWhenUnlockedThisDeviceOnly
        try check(SecItemAdd(query as CFDictionary, nil))
    }

    func forget() throws {
        let status = SecItemDelete(item as CFDictionary)
        if status != errSecItemNotFound { try check(status) }
    }

    private func check(_ status: OSStatus) throws {
        if status != errSecSuccess { throw Refused(status: status) }
    }

    private var item: [CFString: Any] {
        [
            kSecClass: kSecClassGenericPassword,
            kSecAttrService: "org.foothold.diary",
            kSecAttrAccount: "key",
            kSecAttrSynchronizable: false,
            kSecUseDataProtectionKeychain: true,
        ]
    }
}
