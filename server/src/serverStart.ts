// What an editor starts: the language server, loaded with the code that the engine compiled last time.

import { keepCompiledCode } from "./compileCache.ts";

keepCompiledCode();
// The bundle of node.ts lies beside this one. An import would be loaded before the line above.
require("./server.main.js");
