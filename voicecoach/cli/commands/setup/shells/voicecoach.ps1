# Completion of voicecoach in PowerShell. In $PROFILE: voicecoach completion powershell | Out-String | Invoke-Expression

Register-ArgumentCompleter -Native -CommandName voicecoach -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    # As bash has them: all words as one text, and the number of the one that is being typed. A backslash would be a sign
    # of its own there.
    $words = @($commandAst.CommandElements | ForEach-Object { $_.Extent.Text.Replace('\', '/') })
    $before = $env:COMP_WORDS, $env:COMP_CWORD, $env:_VOICECOACH_COMPLETE
    $env:COMP_WORDS = $words -join ' '
    $env:COMP_CWORD = if ($wordToComplete -eq '') { $words.Count } else { $words.Count - 1 }
    $env:_VOICECOACH_COMPLETE = 'bash_complete'
    try {
        voicecoach 2>$null | ForEach-Object {
            $kind, $value = $_ -split ',', 2
            if ($kind -eq 'plain') {
                $shown = if ($value -match '[\s''"();&|]') { "'" + $value.Replace("'", "''") + "'" } else { $value }
                [System.Management.Automation.CompletionResult]::new($shown, $value, 'ParameterValue', $value)
            }
        }
    } finally {
        $env:COMP_WORDS, $env:COMP_CWORD, $env:_VOICECOACH_COMPLETE = $before
    }
}
