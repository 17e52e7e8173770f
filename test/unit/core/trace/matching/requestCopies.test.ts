import { check } from "./transactionHelper.ts";

suite("transactions: retransmissions of a request", () => {
	const cases: readonly [string, string, string][] = [
		["without CSeq there are none", "0 BYE -\n1 BYE -", "BYE - pending: 0\nBYE - pending: 1"],
		["without Call-ID there are none", "0 BYE 1 call=-\n1 BYE 1 call=-", "BYE 1 pending: 0\nBYE 1 pending: 1"],
		["without branch", "0 BYE 1\n0.5 BYE 1\n1 200 1 BYE", "BYE 1 success 1000 ms: 0 =1 >2"],
		["with branch", "0 BYE 1 branch=z\n0.5 BYE 1 branch=z\n1 200 1 BYE branch=z", "BYE 1 success 1000 ms: 0 =1 >2"],
		[
			"with another branch",
			"0 BYE 1 branch=y\n0.5 BYE 1 branch=z\n1 200 1 BYE branch=z",
			"BYE 1 pending: 0\nBYE 1 success 500 ms: 1 >2",
		],
		[
			"with another From tag",
			"0 BYE 1 tag=a\n0 BYE 1 tag=b\n1 200 1 BYE tag=a",
			"BYE 1 success 1000 ms: 0 >2\nBYE 1 pending: 1",
		],
		["with another CSeq", "0 BYE 1\n0 BYE 2\n1 200 2 BYE", "BYE 1 pending: 0\nBYE 2 success 1000 ms: 1 >2"],
		["with another method", "0 BYE 1\n0 INFO 1\n1 200 1 INFO", "BYE 1 pending: 0\nINFO 1 success 1000 ms: 1 >2"],
		[
			"with another Call-ID",
			"0 BYE 1 call=x\n0 BYE 1 call=y\n1 200 1 BYE call=x",
			"BYE 1 success 1000 ms: 0 >2\nBYE 1 pending: 1",
		],
		[
			"behind the final response",
			"0 BYE 1 over=UDP\n1 200 1 BYE\n2 BYE 1 over=UDP\n2 200 1 BYE",
			"BYE 1 success 1000 ms: 0 =2 >1 >>3",
		],
		[
			"32 s behind its last copy, finished",
			"0 BYE 1 over=UDP\n1 200 1 BYE\n32 BYE 1 over=UDP",
			"BYE 1 success 1000 ms: 0 =2 >1",
		],
		["over TCP at the time of the final response", "0 BYE 1\n1 200 1 BYE\n1 BYE 1", "BYE 1 success 1000 ms: 0 =2 >1"],
		[
			"over TCP behind the final response: sent anew, as to the next server",
			"0 BYE 1\n1 503 1 BYE\n2 BYE 1\n3 200 1 BYE",
			"BYE 1 failed 1000 ms: 0 >1\nBYE 1 success 1000 ms: 2 >3",
		],
		[
			"to another URI behind the final response: where it was redirected to",
			"0 INVITE 1 over=UDP\n1 302 1 INVITE\n1 ACK 1\n2 INVITE 1 over=UDP uri=sip:carol@example.com\n3 200 1 INVITE",
			"INVITE 1 redirected 1000 ms: 0 >1 +2\nINVITE 1 success 1000 ms: 3 >4",
		],
		[
			"with credentials behind a challenge",
			"0 BYE 1 over=UDP\n1 401 1 BYE\n2 BYE 1 over=UDP | Authorization: Kerberos x\n3 200 1 BYE",
			"BYE 1 challenged 1000 ms: 0 >1\nBYE 1 success 1000 ms: 2 >3",
		],
		[
			"later: a new request",
			"0 BYE 1\n1 200 1 BYE\n32.001 BYE 1\n33 200 1 BYE",
			"BYE 1 success 1000 ms: 0 >1\nBYE 1 success 999 ms: 2 >3",
		],
		[
			"with credentials for a proxy behind its challenge",
			"0 BYE 1 over=UDP\n1 407 1 BYE\n2 BYE 1 over=UDP | Proxy-Authorization: Kerberos x\n3 200 1 BYE",
			"BYE 1 challenged 1000 ms: 0 >1\nBYE 1 success 1000 ms: 2 >3",
		],
		[
			"later, over UDP as well",
			"0 BYE 1 over=UDP\n1 200 1 BYE\n32.001 BYE 1 over=UDP\n33 200 1 BYE",
			"BYE 1 success 1000 ms: 0 >1\nBYE 1 success 999 ms: 2 >3",
		],
		["later, but never answered: a copy", "0 BYE 1\n99 BYE 1\n100 200 1 BYE", "BYE 1 success 100000 ms: 0 =1 >2"],
		[
			"from another process, at the same time: the other side of the call",
			"0 BYE 1 pid=1\n0 BYE 1 pid=2\n2 200 1 BYE pid=2\n2 200 1 BYE pid=1",
			"BYE 1 success 2000 ms: 0 >3\nBYE 1 success 2000 ms: 1 >2",
		],
		[
			"from a new process: a new request",
			"0 BYE 1 pid=1\n1 BYE 1 pid=2\n2 200 1 BYE pid=2",
			"BYE 1 pending: 0\nBYE 1 success 1000 ms: 1 >2",
		],
		[
			"with the same branch from a new process: a new request",
			"0 BYE 1 pid=1 branch=x\n1 200 1 BYE pid=1 branch=x\n5 BYE 1 pid=2 branch=x\n6 200 1 BYE pid=2 branch=x",
			"BYE 1 success 1000 ms: 0 >1\nBYE 1 success 1000 ms: 2 >3",
		],
	];
	for (const [name, script, expected] of cases) test(name, () => check(script, expected));
});
