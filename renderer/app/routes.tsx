import { lazy, Suspense } from 'react'
import { Navigate, Outlet, Route, Routes } from 'react-router'
import { CodesPage } from '../features/codes/codes-page.tsx'
import { CommandSheet } from '../features/codes/command-sheet.tsx'
import { LabelsPage } from '../features/labels/labels-page.tsx'
import { MachinesPage } from '../features/machines/machines-page.tsx'
import { OverviewPage } from '../features/overview/overview-page.tsx'
import { PluginsPage } from '../features/plugins/plugins-page.tsx'
import { SettingsPage } from '../features/settings/settings-page.tsx'
import { StationScreen } from '../features/station/station-screen.tsx'
import { usePrintCues } from '../features/station/use-print-cues.ts'
import { StockPage } from '../features/stock/stock-page.tsx'
import { AppPage } from '../plugin-ui/app-page.tsx'
import { ManageShell } from './manage-shell.tsx'
import { StationShell } from './station-shell.tsx'
import { useWedge } from './wedge/use-wedge.ts'

/** Large, and not needed by those who only print. */
const DesignerPage = lazy(() => import('../features/designer/designer-page.tsx'))
const ReportEditorPage = lazy(() => import('../features/designer/reports/report-editor-page.tsx'))
const NewTemplatePage = lazy(() => import('../features/designer/new-template-page.tsx'))

export function AppRoutes() {
  usePrintCues()
  useWedge()
  return (
    <Routes>
      <Route element={<StationShell />}>
        <Route index element={<StationScreen />} />
      </Route>
      <Route path="command-sheet" element={<CommandSheet />} />
      <Route element={<ManageShell />}>
        <Route path="overview" element={<OverviewPage />} />
        <Route path="apps/:plugin/:key?" element={<AppPage />} />
        <Route path="stock" element={<Navigate to="/stock/items" replace />} />
        <Route path="stock/:tab/:pk?" element={<StockPage />} />
        <Route path="labels/:tab?" element={<LabelsPage />} />
        <Route element={<Later />}>
          <Route path="labels/templates/new" element={<NewTemplatePage />} />
          <Route path="labels/templates/:pk" element={<DesignerPage />} />
          <Route path="labels/reports/:pk" element={<ReportEditorPage />} />
        </Route>
        <Route path="machines/:pk?" element={<MachinesPage />} />
        <Route path="plugins/:key?" element={<PluginsPage />} />
        <Route path="codes" element={<CodesPage />} />
        <Route path="settings" element={<SettingsPage />} />
        <Route path="*" element={<Navigate to="/" replace />} />
      </Route>
    </Routes>
  )
}

function Later() {
  return (
    <Suspense fallback={null}>
      <Outlet />
    </Suspense>
  )
}
