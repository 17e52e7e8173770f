// Mocha's build for browsers, made ready before the suites are loaded.

import "mocha/mocha.js";

mocha.setup({ ui: "tdd", timeout: 60_000, reporter: "spec" });
