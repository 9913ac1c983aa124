import CLibcurl

extension CurlHandle {
    /// Sets everything that makes the connection a safe one; libcurl's answer to each.
    func prepare(for settings: ConnectionSettings, speaking service: Connection.Service) -> [CURLcode] {
        let deadlines = settings.deadlines
        let scheme = settings.security == .tls ? service.scheme + "s" : service.scheme
        var path = ""
        var own: [CURLcode] = []
        switch service {
        case .smtp(let helloName): path = helloName
        // IMAP has no codes like SMTP's: the words tell a temporary "no" from a lasting one.
        case .imap: own = [transcribe()]
        }
        return own + [
            set(CURLOPT_URL, "\(scheme)://\(settings.authority)/\(path)"),
            set(CURLOPT_PROTOCOLS_STR, "\(service.scheme),\(service.scheme)s"),
            set(CURLOPT_CONNECT_ONLY, 1),
            // Threads: no signals. An empty proxy: whatever the environment says, the host in the settings.
            set(CURLOPT_NOSIGNAL, 1),
            set(CURLOPT_PROXY, ""),
            heedCancellation(),
            set(CURLOPT_CONNECTTIMEOUT_MS, deadlines.connect.wholeMilliseconds),
            set(CURLOPT_SERVER_RESPONSE_TIMEOUT, max(1, deadlines.hello.wholeMilliseconds / 1_000)),
            set(CURLOPT_TIMEOUT_MS, (deadlines.connect + deadlines.hello).wholeMilliseconds),
        ] + secure(settings) + logIn(settings.credentials, to: service)
    }

    private func secure(_ settings: ConnectionSettings) -> [CURLcode] {
        let demand = settings.security == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL
        var answers = [
            set(CURLOPT_USE_SSL, Int(demand.rawValue)),
            set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)),
            set(CURLOPT_SSL_VERIFYPEER, 1),
            set(CURLOPT_SSL_VERIFYHOST, 2),
        ]
        if let file = settings.authoritiesFile { answers.append(set(CURLOPT_CAINFO, file)) }
        return answers
    }

    /// Names the mechanisms: left to itself libcurl prefers CRAM-MD5, and for a bearer sends whatever else it has.
    private func logIn(_ credentials: Credentials?, to service: Connection.Service) -> [CURLcode] {
        guard let credentials else { return [] }
        var user = [set(CURLOPT_USERNAME, credentials.username)]
        // In IMAP the initial response is an extension (RFC 4959), which libcurl uses by itself where it is offered.
        if case .smtp = service { user.append(set(CURLOPT_SASL_IR, 1)) }
        switch credentials.proof {
        case .password(let password):
            return user + [
                set(CURLOPT_PASSWORD, password), set(CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN"),
            ]
        case .bearer(let token):
            return user + [
                set(CURLOPT_XOAUTH2_BEARER, token), set(CURLOPT_LOGIN_OPTIONS, "AUTH=OAUTHBEARER;AUTH=XOAUTH2"),
            ]
        }
    }
}

extension TransportError {
    /// - Parameter answer: the last code that the server gave, which tells a temporary "no" from a lasting one.
    init(_ attempt: String, opening code: CURLcode, answer: Int, _ detail: String) {
        let refusal: Permanence = (400..<500).contains(answer) ? .temporary : .permanent
        let (kind, permanence): (Code, Permanence) =
            switch code {
            case CURLE_COULDNT_RESOLVE_HOST: (.nameLookup, .temporary)
            case CURLE_COULDNT_CONNECT: (.unreachable, .temporary)
            case CURLE_OPERATION_TIMEDOUT: (.timedOut, .temporary)
            case CURLE_ABORTED_BY_CALLBACK: (.withdrawn, .temporary)
            case CURLE_USE_SSL_FAILED: (.encryption, refusal)
            case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER: (.encryption, .temporary)
            case CURLE_PEER_FAILED_VERIFICATION: (.certificate, .permanent)
            case CURLE_SSL_CACERT_BADFILE: (.settings, .permanent)
            case CURLE_LOGIN_DENIED: (.login, refusal)
            case CURLE_WEIRD_SERVER_REPLY: (.refusedService, answer == 0 ? .temporary : refusal)
            case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: (.settings, .permanent)
            default: (.closed, .temporary)
            }
        let said = answer >= 400 ? "\(detail) (the server answered \(answer))" : detail
        self.init(attempt, kind, permanence, said)
    }
}

extension TransportError {
    /// - Parameter transcript: what the server had said until then.
    init(_ attempt: String, openingIMAP code: CURLcode, _ transcript: [UInt8], _ detail: String) {
        let last = IMAPOpeningTalk(transcript)
        if code == CURLE_LOGIN_DENIED, !last.isLoginTried {
            self.init(
                attempt, .login, .permanent, "the server offers no login that can be used",
                cause: Connection.NoMechanism())
        } else if code == CURLE_LOGIN_DENIED, let refusal = last.refusal {
            self.init(attempt, refused: refusal, .login, otherwise: .permanent)
        } else {
            let said = last.refusal.map { "\(detail) (the server answered \($0.words))" } ?? detail
            self.init(attempt, opening: code, answer: 0, said)
        }
    }
}

extension Duration {
    fileprivate var wholeMilliseconds: Int { max(1, Int(self / .milliseconds(1))) }
}
