import { checkRule } from "./ruleHelper.ts";

const report = (values: string) =>
	`0 SERVICE 1 to=sip:alice@example.com | Content-Type: application/vq-rtcpxr+xml |  | <VQReportEvent><VQSessionReport><DialogInfo CallId="c9"><FromURI>sip:alice@example.com</FromURI><ToURI>sip:carol@example.com</ToURI></DialogInfo><MediaLine Label="main-audio"><InboundStream><Network>${values}</Network></InboundStream></MediaLine></VQSessionReport></VQReportEvent>\n0 200 1 SERVICE`;
const loss = (rate: number) => `<PacketLoss><LossRate>${rate}</LossRate></PacketLoss>`;
const jitter = (ms: number) => `<Jitter><InterArrival>${ms}</InterArrival></Jitter>`;

suite("poor-quality", () => {
	test("a value beyond its limit, with value and limit", () =>
		checkRule("poor-quality", report(loss(0.2)), ["warning", 0, /carol@example\.com.*audio.*20 %.*10 %/, 0]));
	test("several values are one finding", () =>
		checkRule("poor-quality", report(loss(0.2) + jitter(55)), ["warning", 0, /20 %.*55 ms/, 0]));
	test("the report of a telephone, in text", () =>
		checkRule(
			"poor-quality",
			"0 PUBLISH 1 | Content-Type: application/vq-rtcpxr |  | VQSessionReport | CallID: c9 | LocalMetrics: | PacketLoss:NLR=14.5",
			["warning", 0, /14\.5 %/, 0],
		));
	test("silent at the limit, without values, and on other bodies", () => {
		checkRule("poor-quality", report(loss(0.1) + jitter(30)));
		checkRule("poor-quality", report(""));
		checkRule("poor-quality", "0 SERVICE 1 | Content-Type: application/vq-rtcpxr+xml");
		checkRule("poor-quality", "0 SERVICE 1 | Content-Type: text/plain |  | PacketLoss:NLR=50");
	});
});
