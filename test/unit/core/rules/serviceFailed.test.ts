import { checkRule } from "./ruleHelper.ts";

const soap = (body: string) => `Content-Type: application/soap+xml |  | <Envelope><Body>${body}</Body></Envelope>`;
const FAULT = "<Fault><faultcode>Client</faultcode><faultstring>No more room</faultstring></Fault>";

suite("service-failed", () => {
	test("a fault in a successful response", () => {
		checkRule("service-failed", `0 SERVICE 1\n1 200 1 SERVICE | ${soap(FAULT)}`, [
			"warning",
			1,
			/ No more room \(SOAP fault Client\)\.$/,
			1,
		]);
		checkRule(
			"service-failed",
			"0 SERVICE 1\n1 200 1 SERVICE | Content-Type: application/msrtc-fault+xml |  | <Fault><Faultcode>Client.BadCall.WrongDelta</Faultcode></Fault>",
			["warning", 1, /Client\.BadCall\.WrongDelta/, 1],
		);
	});
	test("silent if the service succeeded, and if the failure is in SIP", () => {
		checkRule("service-failed", `0 SERVICE 1\n1 200 1 SERVICE | ${soap("<setContactResponse/>")}`);
		checkRule("service-failed", `0 SERVICE 1\n1 500 1 SERVICE | ${soap(FAULT)}`);
		checkRule("service-failed", "0 SERVICE 1\n1 200 1 SERVICE");
	});
});
