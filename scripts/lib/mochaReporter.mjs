// Mocha's spec reporter, which also reports the counts to `npm test`.

import Mocha from "mocha";
import { reportResults } from "./results.mjs";

export default class extends Mocha.reporters.Spec {
	constructor(runner, options) {
		super(runner, options);
		runner.once("end", () => reportResults({ passed: this.stats.passes, failed: this.stats.failures }));
	}
}
