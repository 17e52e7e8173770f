// The name of the program that wrote a log.

import assert from "node:assert/strict";
import { parseTrace } from "../../../../../server/src/core/index.ts";
import { ownSide } from "../../../../../server/src/core/trace/directions/ownSide.ts";
import { writeLog, writeServerLog } from "../../../../support/fixture.ts";

test("the own side is a client, a server, or unknown", () => {
	assert.equal(ownSide(parseTrace(writeLog("0 INFO 1"))), "this client");
	assert.equal(ownSide(parseTrace(writeServerLog("0 INFO 1"))), "this server");
	assert.equal(ownSide({ viewpoint: "unknown" }), "this side");
});
