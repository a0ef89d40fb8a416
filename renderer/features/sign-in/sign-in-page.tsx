import { Button, Center, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { useSignIn } from '../../client/session.ts'
import { ErrorBand } from '../../components/error-band.tsx'

/** Shown when the station does not know who asks. */
export function SignInPage() {
  const [username, setUsername] = useState('station')
  const [password, setPassword] = useState('')
  const signIn = useSignIn()
  return (
    <Center h="100%" p="md" component="main" bg="var(--surface)">
      <Paper withBorder p="xl" w={420} radius="md">
        <form
          onSubmit={(event) => {
            event.preventDefault()
            signIn.mutate({ username, password })
          }}
        >
          <Stack>
            <Title order={1} size="h2">
              Sign in
            </Title>
            <Text>
              Open this window from the program and you are signed in. From anywhere else, sign in with a user who has a
              password.
            </Text>
            {signIn.isError && <ErrorBand what="You are not signed in" error={signIn.error} />}
            <TextInput
              label="User"
              autoComplete="username"
              required
              value={username}
              onChange={(event) => setUsername(event.currentTarget.value)}
            />
            <PasswordInput
              label="Password"
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <Button type="submit" size="md" loading={signIn.isPending}>
              Sign in
            </Button>
          </Stack>
        </form>
      </Paper>
    </Center>
  )
}
