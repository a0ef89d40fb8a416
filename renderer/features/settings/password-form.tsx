import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useMe, useSetPassword } from '../../client/session.ts'
import { ErrorBand } from '../../components/error-band.tsx'
import { fieldError, isGeneralError } from '../../components/field-error.ts'

/** Until a password is set, only this computer's own window can use the station. */
export function PasswordForm() {
  const { data: me } = useMe()
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const save = useSetPassword()
  const differs = again !== '' && again !== password
  const submit = () => {
    if (me === undefined || password !== again) return
    save.mutate(
      { user: me.pk, password },
      {
        onSuccess: () => {
          setPassword('')
          setAgain('')
          notifications.show({ message: 'The password is set.' })
        },
      },
    )
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack gap="sm" maw={460}>
        <Text>
          A password for “{me?.username}” lets scripts, phone apps and other windows sign in. Without one only the
          window of this program can use the station.
        </Text>
        <PasswordInput
          label="New password"
          description="At least 8 characters"
          autoComplete="new-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={fieldError(save.error, 'password')}
        />
        <PasswordInput
          label="The same again"
          autoComplete="new-password"
          required
          value={again}
          onChange={(event) => setAgain(event.currentTarget.value)}
          error={differs && 'The two are different.'}
        />
        {isGeneralError(save.error, 'password') && <ErrorBand what="The password was not set" error={save.error} />}
        <Group>
          <Button type="submit" loading={save.isPending} disabled={password === '' || password !== again}>
            Set password
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
