" Which files are logs: by their names in any case of letters, and a log or plain text by its first lines.

augroup rtcdll_detect
  autocmd!
  autocmd BufNewFile,BufRead * call s:Detect()
augroup END

function! s:Detect() abort
  let l:name = tolower(expand('<afile>:t'))
  if l:name =~# '\v^rtcdll.*\.(log|old|bak|log\..*)$|\.uccapilog(\.(bak|old))?$'
    set filetype=rtcdll
  elseif l:name =~# '\v\.(log|txt)$' && match(getline(1, 100), s:record) >= 0
    set filetype=rtcdll
  endif
endfunction

" 04/16/2013|09:14:02.310 1F68:C14 INFO  ::
let s:record = '\v\C^%uFEFF?%(\d{1,2}/\d{1,2}/\d{4}\|)?\d{1,2}:\d\d:\d\d[.,]\d{3}\s+\x{1,8}:\x{1,8}\s+\a+\s*::'
