import { check } from "./transactionHelper.ts";

suite("transactions: INVITE", () => {
	test("provisional responses, final response, ACK to 2xx", () => {
		check(
			"0 INVITE 1\n0 100 1 INVITE\n1 180 1 INVITE\n5 200 1 INVITE\n5 ACK 1",
			"INVITE 1 success 5000 ms: 0 ~1 ~2 >3 +4\nACK 1 noResponseDue: 4 of #0",
		);
	});
	test("ACK to 4xx is part of the INVITE's", () => {
		check("0 INVITE 1\n1 486 1 INVITE\n1 ACK 1", "INVITE 1 failed 1000 ms: 0 >1 +2");
	});
	test("ACK to 3xx and to 401", () => {
		check("0 INVITE 1\n1 300 1 INVITE\n1 ACK 1", "INVITE 1 redirected 1000 ms: 0 >1 +2");
		check("0 INVITE 1\n1 302 1 INVITE\n1 ACK 1", "INVITE 1 redirected 1000 ms: 0 >1 +2");
		check("0 INVITE 1\n1 401 1 INVITE\n1 ACK 1", "INVITE 1 challenged 1000 ms: 0 >1 +2");
	});
	test("ACK to 2xx with a branch of its own", () => {
		check(
			"0 INVITE 1 branch=z1\n1 200 1 INVITE branch=z1\n1 ACK 1 branch=z2",
			"INVITE 1 success 1000 ms: 0 >1 +2\nACK 1 noResponseDue: 2 of #0",
		);
	});
	test("an ACK with another CSeq is not the INVITE's", () => {
		check("0 INVITE 1\n1 486 1 INVITE\n1 ACK 2", "INVITE 1 failed 1000 ms: 0 >1\nACK 2 noResponseDue: 2");
	});
	test("ACK with the branch of one of two INVITEs", () => {
		check(
			"0 INVITE 1 branch=y\n0 INVITE 1 branch=z\n1 486 1 INVITE branch=y\n1 ACK 1 branch=y",
			"INVITE 1 failed 1000 ms: 0 >2 +3\nINVITE 1 pending: 1",
		);
	});
	test("each leg of a forked call counts its own requests", () => {
		check(
			"0 BYE 2 totag=x over=UDP\n0 BYE 2 totag=y\n1 200 2 BYE totag=y\n2 481 2 BYE totag=x\n3 BYE 2 totag=x over=UDP",
			"BYE 2 failed 2000 ms: 0 =4 >3\nBYE 2 success 1000 ms: 1 >2",
		);
	});
	test("each of three legs has its own response, in whatever order they come", () => {
		check(
			"0 BYE 2 totag=x\n0 BYE 2 totag=y\n0 BYE 2 totag=z\n1 200 2 BYE totag=y\n2 481 2 BYE totag=x\n3 200 2 BYE totag=z",
			"BYE 2 failed 2000 ms: 0 >4\nBYE 2 success 1000 ms: 1 >3\nBYE 2 success 3000 ms: 2 >5",
		);
	});
	test("a request with a To tag is not a retransmission of one without (§17.2.3)", () => {
		check("0 BYE 2\n0 BYE 2 totag=y\n1 200 2 BYE totag=y", "BYE 2 pending: 0\nBYE 2 success 1000 ms: 1 >2");
	});
	test("a response with another To tag than its request", () => {
		check("0 BYE 2 totag=x\n1 200 2 BYE totag=y", "BYE 2 success 1000 ms: 0 >1");
	});
	test("ACK before its response", () => {
		check("0 INVITE 1\n1 ACK 1\n1 486 1 INVITE", "INVITE 1 failed 1000 ms: 0 >2 +1\nACK 1 noResponseDue: 1 of #0");
	});
	test("ACK from the other side", () => {
		check(
			"0 INVITE 1 tag=a\n0 INVITE 1 tag=b\n1 486 1 INVITE tag=b\n1 ACK 1 tag=b",
			"INVITE 1 pending: 0\nINVITE 1 failed 1000 ms: 1 >2 +3",
		);
	});
	test("CANCEL", () => {
		check(
			"0 INVITE 1\n1 180 1 INVITE\n2 CANCEL 1\n2 200 1 CANCEL\n2 487 1 INVITE\n2 ACK 1",
			"INVITE 1 cancelled 2000 ms: 0 ~1 >4 +5 cancel #1\nCANCEL 1 success 0 ms: 2 >3 of #0",
		);
	});
	test("CANCEL crosses the 200", () => {
		check(
			"0 INVITE 1\n2 CANCEL 1\n2 200 1 INVITE\n2 481 1 CANCEL\n2 ACK 1",
			`INVITE 1 success 2000 ms: 0 >2 +4 cancel #1
			CANCEL 1 failed 0 ms: 1 >3 of #0
			ACK 1 noResponseDue: 4 of #0`,
		);
	});
	test("CANCEL, and another failure than 487", () => {
		check(
			"0 INVITE 1\n2 CANCEL 1\n2 486 1 INVITE",
			"INVITE 1 failed 2000 ms: 0 >2 cancel #1\nCANCEL 1 pending: 1 of #0",
		);
	});
	test("487 of another INVITE than the cancelled one", () => {
		check(
			"0 INVITE 1\n0 INVITE 2\n1 CANCEL 1\n2 487 2 INVITE",
			"INVITE 1 pending: 0 cancel #2\nINVITE 2 failed 2000 ms: 1 >3\nCANCEL 1 pending: 2 of #0",
		);
	});
	test("CANCEL without INVITE", () => check("0 CANCEL 1\n0 481 1 CANCEL", "CANCEL 1 failed 0 ms: 0 >1"));
	test("a call that the caller ends with BYE before it is answered is cancelled (§15.1.2)", () => {
		check(
			"0 INVITE 1\n1 180 1 INVITE\n2 BYE 2\n2 200 2 BYE\n2 487 1 INVITE",
			"INVITE 1 cancelled 2000 ms: 0 ~1 >4\nBYE 2 success 0 ms: 2 >3",
		);
		check("0 INVITE 1\n1 487 1 INVITE\n2 BYE 2", "INVITE 1 failed 1000 ms: 0 >1\nBYE 2 pending: 2");
	});
	test("CANCEL sent twice", () => {
		check("0 INVITE 1\n1 CANCEL 1\n2 CANCEL 1", "INVITE 1 pending: 0 cancel #1\nCANCEL 1 pending: 1 =2 of #0");
	});
	test("forked: several final responses", () => {
		check(
			"0 INVITE 1\n1 180 1 INVITE totag=x\n1 180 1 INVITE totag=y\n2 200 1 INVITE totag=x\n3 200 1 INVITE totag=y",
			"INVITE 1 success 2000 ms: 0 ~1 ~2 >3 >>4",
		);
	});
	test("the first final response counts", () => {
		check("0 INVITE 1\n2 486 1 INVITE\n3 200 1 INVITE", "INVITE 1 failed 2000 ms: 0 >1 >>2");
	});
	test("a provisional response after the final one", () => {
		check("0 INVITE 1\n2 200 1 INVITE\n3 180 1 INVITE", "INVITE 1 success 2000 ms: 0 ~2 >1");
	});
});
