; Inno Setup 6.3 or newer: packs dist\fieldservice (made by `python dev.py bundle`) for one person, without administrator
; rights. Profiles and their data live elsewhere and stay when the program is removed or updated.
;   iscc /DVersion=0.1.0 installer.iss

#ifndef Version
  #define Version "0.1.0"
#endif

[Setup]
AppId={{6C0E5B0E-3B1B-4E0B-9C55-8A6B0E0F2D71}
AppName={cm:ProductName}
AppVersion={#Version}
AppVerName={cm:ProductName} {#Version}
DefaultDirName={localappdata}\Programs\FieldService
DefaultGroupName={cm:ProductName}
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
DisableProgramGroupPage=yes
DisableDirPage=auto
LicenseFile=LICENSE
OutputDir=dist
OutputBaseFilename=FieldService-{#Version}-setup
UninstallDisplayIcon={app}\fieldservice.exe
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
CloseApplications=yes
RestartApplications=no
ShowLanguageDialog=auto
UsePreviousLanguage=yes

[Languages]
; Inno Setup ships no Chinese of its own: its standard buttons stay English there, and our sentences are Chinese.
Name: "zh"; MessagesFile: "compiler:Default.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[LangOptions]
zh.LanguageName=简体中文
zh.LanguageID=$0804
zh.DialogFontName=Microsoft YaHei UI
zh.DialogFontSize=9

[Messages]
zh.SetupAppTitle=安装
zh.SetupWindowTitle=安装 - %1
zh.ButtonBack=< 上一步(&B)
zh.ButtonNext=下一步(&N) >
zh.ButtonInstall=安装(&I)
zh.ButtonCancel=取消
zh.ButtonFinish=完成(&F)
zh.ButtonBrowse=浏览(&B)...
zh.ButtonWizardBrowse=浏览(&R)...
zh.ButtonYes=是(&Y)
zh.ButtonNo=否(&N)
zh.ButtonOK=确定
zh.ExitSetupTitle=退出安装
zh.ExitSetupMessage=安装尚未完成。现在退出的话，程序不会安装。%n%n以后可以重新运行安装程序。%n%n要退出安装吗？
zh.WelcomeLabel1=欢迎安装 [name]
zh.WelcomeLabel2=即将在这台电脑上安装 [name/ver]。%n%n安装不需要管理员权限，也不需要联网。
zh.WizardLicense=许可协议
zh.LicenseLabel=继续之前，请阅读以下信息。
zh.LicenseLabel3=请阅读以下许可协议。接受协议后才能继续安装。
zh.LicenseAccepted=我接受协议(&A)
zh.LicenseNotAccepted=我不接受协议(&D)
zh.WizardSelectDir=选择安装位置
zh.SelectDirDesc=[name] 安装到哪里？
zh.SelectDirLabel3=[name] 将安装到以下文件夹。
zh.SelectDirBrowseLabel=点击“下一步”继续；要换一个文件夹，请点击“浏览”。
zh.DiskSpaceGBLabel=至少需要 [gb] GB 可用磁盘空间。
zh.DiskSpaceMBLabel=至少需要 [mb] MB 可用磁盘空间。
zh.WizardSelectTasks=选择附加任务
zh.SelectTasksDesc=还需要做什么？
zh.SelectTasksLabel2=选择安装 [name] 时要一并完成的任务，然后点击“下一步”。
zh.WizardReady=准备安装
zh.ReadyLabel1=可以开始安装 [name] 了。
zh.ReadyLabel2a=点击“安装”开始；要查看或修改设置，请点击“上一步”。
zh.ReadyLabel2b=点击“安装”开始。
zh.ReadyMemoDir=安装位置：
zh.ReadyMemoTasks=附加任务：
zh.WizardPreparing=正在准备安装
zh.PreparingDesc=正在准备安装 [name]。
zh.WizardInstalling=正在安装
zh.InstallingLabel=正在安装 [name]，请稍候。
zh.StatusExtractFiles=正在复制文件…
zh.StatusCreateIcons=正在创建快捷方式…
zh.StatusRunProgram=正在完成安装…
zh.StatusUninstalling=正在卸载 %1…
zh.FinishedHeadingLabel=[name] 安装完成
zh.FinishedLabelNoIcons=[name] 已安装到这台电脑。
zh.FinishedLabel=[name] 已安装到这台电脑，可以从快捷方式启动。
zh.ClickFinish=点击“完成”退出安装。
zh.ConfirmUninstall=要卸载 %1 吗？您的数据会保留。
zh.UninstalledAll=%1 已卸载，您的数据仍然保留。

[CustomMessages]
zh.ProductName=现场服务
en.ProductName=Field Service
zh.DesktopIcon=在桌面创建快捷方式
en.DesktopIcon=Create a shortcut on the desktop
zh.StartNow=立即启动现场服务
en.StartNow=Start Field Service now

[Tasks]
Name: "desktopicon"; Description: "{cm:DesktopIcon}"

[InstallDelete]
; An update must not leave modules of the version before it.
Type: filesandordirs; Name: "{app}\program"

[Files]
Source: "dist\fieldservice\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[Icons]
Name: "{autoprograms}\{cm:ProductName}"; Filename: "{app}\fieldservice.exe"
Name: "{autodesktop}\{cm:ProductName}"; Filename: "{app}\fieldservice.exe"; Tasks: desktopicon

[Run]
Filename: "{app}\fieldservice.exe"; Description: "{cm:StartNow}"; Flags: nowait postinstall skipifsilent
