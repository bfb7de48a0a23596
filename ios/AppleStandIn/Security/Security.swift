import FoundationOnApple

public let errSecSuccess: OSStatus = 0
public let errSecItemNotFound: OSStatus = -25300
public let kSecClass = CFString("class")
public let kSecClassGenericPassword = CFString("genp")
public let kSecAttrService = CFString("svce")
public let kSecAttrAccount = CFString("acct")
public let kSecAttrSynchronizable = CFString("sync")
public let kSecAttrAccessible = CFString("pdmn")
public let kSecAttrAccessibleWhenUnlockedThisDeviceOnly = CFString("aku")
public let kSecUseDataProtectionKeychain = CFString("nleg")
public let kSecReturnData = CFString("r_Data")
public let kSecMatchLimit = CFString("m_Limit")
public let kSecMatchLimitOne = CFString("m_LimitOne")
public let kSecValueData = CFString("v_Data")

public func SecItemCopyMatching(_ query: CFDictionary, _ result: UnsafeMutablePointer<CFTypeRef?>?) -> OSStatus {
    notOnApple()
}

public func SecItemAdd(_ attributes: CFDictionary, _ result: UnsafeMutablePointer<CFTypeRef?>?) -> OSStatus {
    notOnApple()
}

public func SecItemDelete(_ query: CFDictionary) -> OSStatus { notOnApple() }
