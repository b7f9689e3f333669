# Completion of voicecoach in fish: the file ~/.config/fish/completions/voicecoach.fish

function __voicecoach_complete
    set -l word (commandline -ct)
    set -l option (string match -r -- '^--[^=]*=' "$word"; or echo) # of `--level=high`, the value comes without it
    set -l command (commandline -opc)[1]
    for line in (env COMP_WORDS=(commandline -cp) COMP_CWORD="$word" _VOICECOACH_COMPLETE=fish_complete $command 2>/dev/null)
        set -l item (string split -m 1 , -- $line)
        switch $item[1]
            case file
                string join \n -- $option(__fish_complete_path $item[2])
            case plain
                echo $option$item[2]
        end
    end
end

complete --command voicecoach --no-files --arguments '(__voicecoach_complete)'
