"""The hub over HTTP. This page is the contract; `/openapi.json` of a running hub says the same to programs.

Addresses are relative to the hub's own ("https://hub.example:8443", perhaps with a path before it). Helpers for every
signature, header and code named here: `fieldservice/sync/signing.py`.

**Enrolling** (JSON, no signature)

    POST /enrol/v1   {"code", "name", "platform", "program", "public_key", "proof"}
        public_key  32 bytes of Ed25519, base64url without padding (as all bytes in JSON and headers)
        proof       signature of signing.enrolment_text(code, public_key, name, platform) with that key
      200 {"device_id", "token", "certificate", "certified_at", "hub_id", "hub_name", "hub_public_key", "hub_at",
           "lease_until", "person": {"id", "number", "name", "name_en", "roles": [...], "service_point_id"}}
        certificate = the hub's signature of signing.certificate_text(hub_id, device_id, person id, public_key,
        certified_at)
      A code works once. The same code with the same public key is answered again for ten minutes (with a new token),
      so a lost reply costs nothing.
      403 "code" (unknown, used, expired), 400 "proof", 429 "too_many"

**Every other request is signed**, by the device (signing.sign_request):

    Authorization: Bearer <device id>.<token>
    X-FS: <time>.<nonce>.<body>.<signature>
        time       ms since 1970 UTC, the device's clock corrected by the hub's time
        nonce      16 random bytes, never used twice
        body       SHA-256 of the body as sent; of nothing for GET and HEAD
        signature  Ed25519 over signing.request_text(...) with the device's key

    request_text = "\\n".join("fieldservice-request-v1", hub id, device id, METHOD, path with query ("/sync/v1/push"),
                             body, time, nonce)

  Bodies need a Content-Length. A time more than five minutes off is refused with 401 "clock": take the hub's time from
  the reply, sign again with the difference, and go on; a wrong clock locks nobody out.

**Every reply to it is signed**, by the hub, with the key whose public half enrolling told; refusals too:

    X-FS: <time>.<signature>
        time       the hub's, in ms
        signature  Ed25519 over signing.reply_text(...) with the hub's key

    reply_text = "\\n".join("fieldservice-reply-v1", hub id, device id, nonce of the request, status, Upload-Offset,
                           Upload-Length, Upload-Complete, Content-Range ("" for those that are missing), body, time)

  A device believes nothing else: whoever forges "you are revoked", or an acknowledgement, on a network without TLS has
  no such signature. Replies to requests without these headers carry the time alone.

**Sync**: body and reply are `messages.pack()`ed, Content-Type application/x-fs

    POST /sync/v1/hello     Hello -> Welcome
    POST /sync/v1/push      Push -> Pushed
    POST /sync/v1/pull      Pull -> Pulled
    POST /sync/v1/compare   Compare -> Compared
    POST /sync/v1/token     (empty) -> JSON {"token"}: the new token; the old one works until the new one was used
    POST /sync/v1/wiped     (empty) -> JSON {"wiped_at"}: a revoked device has destroyed its data (it keeps key and
                            token in memory for this last request); nothing of this device is answered afterwards

  A revoked device is still answered: hello and pull say `revoked`, push takes its work into quarantine.

**Blobs** (photos, files), named by the SHA-256 of their content (64 lower-case hex digits)

    HEAD /sync/v1/blobs/{sha}   200 with Upload-Offset: bytes the hub has of this device's upload,
                                Upload-Complete: ?1 (the hub has it all; then Upload-Length too) or ?0
                                404 "no_blob": no row that this device pushed or sees names it (push that row first)
    PUT  /sync/v1/blobs/{sha}   one piece (at most signing.LARGEST_PIECE bytes, application/octet-stream) with
                                Upload-Offset: where it begins, Upload-Length: of the whole blob
                                200 {"offset", "complete": false}   201 {"offset", "complete": true}
                                409 "offset" {"offset": where to go on}   422 "digest": not that content, begin anew
                                413 "too_large", 507 "full"
    GET  /sync/v1/blobs/{sha}   with `Range: bytes=<first>-[<last>]` (without: from the start)
                                206, Content-Range: bytes first-last/whole; at most signing.LARGEST_PIECE bytes a reply
                                404 "no_blob": no row that this device may see names it, or nobody has delivered it yet

**Administration** (JSON; the device's person must be an administrator, otherwise 403 "not_administrator")

    GET  /admin/v1/status                        hub, devices, people, mutations by outcome, newest backup
    GET  /admin/v1/devices                       POST .../{id}/revoke   .../{id}/restore   .../{id}/rename {"name"}
    GET  /admin/v1/users                         POST /admin/v1/users {"name", "name_en", "number", "phone", "email",
                                                      "roles": [...], "service_point_id"}
    POST /admin/v1/users/{id}/roles {"roles"}    POST .../{id}/archive   POST .../{id}/restore
    GET  /admin/v1/enrolments                    POST /admin/v1/enrolments {"person_id", "hours"?} -> {"id", "code",
                                                      "expires_at", "url", "qr"}       DELETE /admin/v1/enrolments/{id}
    GET  /admin/v1/quarantine                    [{"stream", "device_id", "changes", "first_at", "last_at"}]
                                                 POST .../{stream}/release -> {outcome: how many}
    GET  /admin/v1/audit?before=<no>&most=100    what was refused and what administrators did, newest first

    GET  /                                       {"hub_id", "hub_name", "program", "protocol", "hub_at"}, unsigned

**Refusals**: {"error": {"code", "sentence", ...}, "hub_at": ms} with

    400 bad_message   401 unknown (device or token), signature, clock     403 not_administrator, revoked, plain_http
    404 not_found, no_blob   408 slow   409 replayed, offset, conflict   411 no_length   413 too_large
    415 wrong_type   422 digest   429 too_many (Retry-After: seconds)   500 failed ("incident": an id in the hub's log)
    503 busy, starting (Retry-After; plain text when there are too many connections)   507 full
  `sentence` is in the hub's language, for people; programs go by `code`. After 401 "unknown" a device keeps everything
  and asks its person to enrol again; after 409 "replayed" it signs again with a new nonce.
"""
