// Mocha's browser build, set up before the suites are loaded.

import "mocha/mocha.js";

mocha.setup({ ui: "tdd", timeout: 60_000, reporter: "spec" });
