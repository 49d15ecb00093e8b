/** Tabs that are addresses: each can be linked to and gone back to. */
import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';

export interface Tab {
  value: string;
  label: string;
  content: ReactNode;
}

/** The route ends in an optional `:tab`; the first tab has the bare address. */
export function RouteTabs({ path, tabs }: { path: string; tabs: readonly Tab[] }) {
  const navigate = useNavigate();
  const { tab } = useParams();
  const first = tabs[0]?.value ?? '';
  const active = tabs.some(({ value }) => value === tab) ? (tab as string) : first;
  const open = (value: string | null) => navigate(value === first ? path : `${path}/${value}`);
  return (
    <Tabs value={active} onChange={open} keepMounted={false}>
      <div className="tab-strip">
        <Tabs.List style={{ flexWrap: 'nowrap' }}>
          {tabs.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </div>
      {tabs.map(({ value, content }) => (
        <Tabs.Panel key={value} value={value} pt="lg">
          {content}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
