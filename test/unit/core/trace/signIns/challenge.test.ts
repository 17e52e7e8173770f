import assert from "node:assert/strict";
import { parseTrace } from "../../../../../server/src/core/index.ts";
import { writeLog } from "../../../../support/fixture.ts";

/** `challenge>response` for each pair of transactions, then the final outcome of each transaction. */
function check(script: string, pairs: string, outcomes: string): void {
	checkText(writeLog(script), pairs, outcomes);
}

function checkText(text: string, pairs: string, outcomes: string): void {
	const { transactions, answers } = parseTrace(text);
	const found: string[] = [];
	for (const transaction of transactions) {
		const answer = answers.answerTo(transaction);
		if (!answer) continue;
		found.push(`${transaction.id}>${answer.id}`);
		assert.equal(answers.answeredBy(answer), transaction, "answeredBy");
	}
	assert.equal(found.join(" "), pairs);
	assert.equal(transactions.map((transaction) => answers.finalOutcome(transaction)).join(" "), outcomes);
}

suite("challenges and answers", () => {
	const challenged = "0 REGISTER 1\n0 401 1 REGISTER";
	const cases: readonly [string, string, string, string][] = [
		["answered", `${challenged}\n1 REGISTER 2\n1 200 2 REGISTER`, "0>1", "success success"],
		[
			"handshake of two",
			`${challenged}\n1 REGISTER 2\n1 401 2 REGISTER\n2 REGISTER 3\n2 200 3 REGISTER`,
			"0>1 1>2",
			"success success success",
		],
		["refused in the end", `${challenged}\n1 REGISTER 2\n1 403 2 REGISTER`, "0>1", "failed failed"],
		["never answered", challenged, "", "challenged"],
		["challenged again and given up", `${challenged}\n1 REGISTER 2\n1 401 2 REGISTER`, "0>1", "challenged challenged"],
		[
			"several on their way: each has its own answer",
			"0 MESSAGE 2\n0 MESSAGE 3\n1 407 2 MESSAGE\n1 407 3 MESSAGE\n2 MESSAGE 4\n2 MESSAGE 5",
			"0>2 1>3",
			"pending pending pending pending",
		],
		[
			"several on their way: none is an answer to the other",
			"0 MESSAGE 2\n0 MESSAGE 3\n1 407 2 MESSAGE\n1 407 3 MESSAGE",
			"",
			"challenged challenged",
		],
		[
			"the same CSeq with credentials",
			"0 BYE 1\n1 401 1 BYE\n2 BYE 1 | Authorization: Kerberos x\n3 200 1 BYE",
			"0>1",
			"success success",
		],
		[
			"no credentials and the same challenge again: no answer",
			"0 BYE 1\n1 401 1 BYE | WWW-Authenticate: NTLM\n2 BYE 2\n3 401 2 BYE | WWW-Authenticate: NTLM",
			"",
			"challenged challenged",
		],
		[
			"a handshake that goes on without credentials: the log was trimmed",
			'0 BYE 1\n1 401 1 BYE | WWW-Authenticate: NTLM\n2 BYE 2\n3 401 2 BYE | WWW-Authenticate: NTLM gssapi-data="x"',
			"0>1",
			"challenged challenged",
		],
		[
			"a handshake that goes on in one of two schemes, without credentials: the log was trimmed",
			'0 BYE 1\n1 401 1 BYE | WWW-Authenticate: NTLM\n2 BYE 2\n3 401 2 BYE | WWW-Authenticate: Kerberos | WWW-Authenticate: NTLM gssapi-data="x"',
			"0>1",
			"challenged challenged",
		],
		["the same CSeq without credentials is no answer", "0 BYE 1\n1 401 1 BYE\n2 BYE 1", "", "challenged pending"],
		["407", "0 INVITE 1\n0 407 1 INVITE\n1 INVITE 2\n1 200 2 INVITE", "0>1", "success success"],
		[
			"another method between",
			`${challenged}\n1 SUBSCRIBE 2\n2 REGISTER 3\n2 200 3 REGISTER`,
			"0>2",
			"success pending success",
		],
		[
			"what goes on with an earlier request of another method answers nothing",
			"0 SUBSCRIBE 1\n1 REGISTER 1\n1 401 1 REGISTER\n2 SUBSCRIBE 2",
			"",
			"pending challenged pending",
		],
		["another Call-ID", `${challenged}\n1 REGISTER 2 call=x`, "", "challenged pending"],
		["another From tag of the same sender", `${challenged}\n1 REGISTER 2 tag=x`, "0>1", "pending pending"],
		[
			"the same From tag goes before another",
			`${challenged}\n1 REGISTER 2 tag=x\n2 REGISTER 3\n2 200 3 REGISTER`,
			"0>2",
			"success pending success",
		],
		["another sender", `${challenged}\n1 REGISTER 2 tag=x from=sip:eve@example.com`, "", "challenged pending"],
		[
			"the same From tag, however the address is written",
			`${challenged}\n1 REGISTER 2 from=sip:Alice@EXAMPLE.com`,
			"0>1",
			"pending pending",
		],
		[
			"another sender, where neither has a From tag",
			"0 REGISTER 1 tag=-\n0 401 1 REGISTER tag=-\n1 REGISTER 2 tag=- from=sip:eve@example.com",
			"",
			"challenged pending",
		],
		["a lower CSeq is no answer", "0 REGISTER 5\n0 401 5 REGISTER\n1 REGISTER 1 pid=2", "", "challenged pending"],
		[
			"a lower CSeq is no answer, with credentials either",
			"0 REGISTER 5\n0 401 5 REGISTER\n1 REGISTER 1 | Authorization: Kerberos x",
			"",
			"challenged pending",
		],
		["an answer on its way", `${challenged}\n1 REGISTER 2`, "0>1", "pending pending"],
		[
			"the next request, not the one after it",
			`${challenged}\n1 REGISTER 2\n1 200 2 REGISTER\n9 REGISTER 3\n9 403 3 REGISTER`,
			"0>1",
			"success success failed",
		],
		[
			"a request before the challenge is no answer",
			"0 REGISTER 2\n1 REGISTER 1\n1 401 1 REGISTER",
			"",
			"pending challenged",
		],
		["an orphan challenge", "0 401 1 REGISTER\n1 REGISTER 2", "", "orphan pending"],
	];
	for (const [name, script, pairs, outcomes] of cases) test(name, () => check(script, pairs, outcomes));

	test("without a From the sender is unknown", () => {
		const script = `${challenged}\n1 REGISTER 2`;
		checkText(writeLog(script), "0>1", "pending pending");
		checkText(writeLog(script).replace(/^From: .*\r\n/gm, ""), "", "challenged pending");
	});
});
