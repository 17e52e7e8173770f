// The authentication headers of a message, by name and by purpose.

import assert from "node:assert/strict";
import { parseTrace } from "../../../../../server/src/core/index.ts";
import { AUTH_HEADERS } from "../../../../../server/src/core/trace/signIns/authHeaders.ts";
import { writeLog } from "../../../../support/fixture.ts";

suite("authentication headers", () => {
	/** All six, in reverse order of names, each with its name as realm. */
	const all = AUTH_HEADERS.toReversed().map((name) => `${name}: NTLM realm=${name}`);
	const { auth } = parseTrace(writeLog(`0 INFO 1 | ${all.join(" | ")}\n1 INFO 2 | Subject: none`));
	const realms = (list: ReturnType<typeof auth.credentials>) => list.map(({ parameters }) => parameters.get("realm"));

	test("each by its name", () => {
		for (const name of AUTH_HEADERS) assert.deepEqual(realms(auth.of(0, name)), [name]);
	});
	test("credentials, challenges and signatures, those of a proxy last", () => {
		assert.deepEqual(realms(auth.credentials(0)), ["Authorization", "Proxy-Authorization"]);
		assert.deepEqual(realms(auth.challenges(0)), ["WWW-Authenticate", "Proxy-Authenticate"]);
		assert.deepEqual(realms(auth.signatures(0)), ["Authentication-Info", "Proxy-Authentication-Info"]);
	});
	test("none in a message without them", () => {
		assert.deepEqual([auth.credentials(1), auth.challenges(1), auth.signatures(1)], [[], [], []]);
		assert.deepEqual(auth.of(1, "Authorization"), []);
	});
});
