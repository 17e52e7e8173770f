-- Drives a Neovim that has editors/nvim installed and a log open, and prints what a user would see as one line of JSON.

local function wait(what, is_done)
  if not vim.wait(30000, is_done, 50) then
    io.stdout:write(vim.fn.json_encode({ timeout = what }) .. "\n")
    vim.cmd("cquit")
  end
end

local function ask(method, params)
  params.textDocument = { uri = vim.uri_from_bufnr(0) }
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 30000) or {}) do
    return answer.result
  end
end

local refusal = { line = 79, character = 52 }
local seen = { minor = vim.version().minor, filetype = vim.bo.filetype }

wait("diagnostics", function()
  return #vim.diagnostic.get(0) > 0
end)
seen.problems = vim.tbl_map(function(each)
  return { each.lnum + 1, each.severity, each.message }
end, vim.diagnostic.get(0))

vim.fn.cursor(63, 1)
vim.lsp.buf.definition()
wait("definition", function()
  return vim.fn.line(".") ~= 63
end)
seen.definition = vim.fn.line(".")

seen.symbols = vim.tbl_map(function(each)
  return each.name
end, ask("textDocument/documentSymbol", {}))
seen.hover = ask("textDocument/hover", { position = refusal }).contents.value
seen.actions = vim.tbl_map(function(each)
  return each.title
end, ask("textDocument/codeAction", { range = { start = refusal, ["end"] = refusal }, context = { diagnostics = {} } }))

local function colour(line, column)
  return vim.fn.synIDattr(vim.fn.synID(line, column, 1), "name")
end
seen.refused = vim.fn.synIDattr(vim.fn.synIDtrans(vim.fn.synID(80, 52, 1)), "name")
seen.syntax = { prefix = colour(80, 1), status = colour(80, 52), method = colour(63, 45), header = colour(64, 1) }

if vim.inspect_pos then
  local function tokens(line, column)
    return vim.tbl_map(function(each)
      return each.opts.hl_group
    end, vim.inspect_pos(0, line - 1, column - 1).semantic_tokens)
  end
  vim.fn.cursor(80, 1)
  wait("tokens", function()
    -- Semantic tokens are added to lines when they are drawn.
    vim.cmd("redraw!")
    return #tokens(80, 52) > 0 and #tokens(81, 1) > 0
  end)
  seen.tokens = { status = tokens(80, 52), header = tokens(81, 1) }
  seen.failed = vim.api.nvim_get_hl(0, { name = "@lsp.mod.failed.rtcdll" }).link
end

vim.cmd("RtcdllExplain")
wait("explanation", function()
  return vim.bo.filetype == "markdown"
end)
seen.explanation = vim.api.nvim_buf_get_lines(0, 0, -1, false)

vim.cmd("edit! messages.LOG")
seen.by_content = vim.bo.filetype
vim.cmd("edit! notes.txt")
seen.plain_text = vim.bo.filetype

io.stdout:write(vim.fn.json_encode(seen) .. "\n")
vim.cmd("quitall!")
